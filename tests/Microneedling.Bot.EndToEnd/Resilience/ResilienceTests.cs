using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Microneedling.Bot.EndToEnd.Resilience;

/// <summary>Nothing is lost and nothing doubled, whatever happens on the way.</summary>
[Collection(nameof(Scripted))]
public sealed class ResilienceTests(Browser browser)
{
    private static Task<Server> StartAsync() => Server.StartAsync(new Server { Responder = new Script() });

    [RequiresFact(Tools.Chromium)]
    public async Task WhatIsWrittenWhileTheServerIsDownArrivesOnceItIsBack()
    {
        await using var server = await StartAsync();
        var page = await browser.PageAsync();
        var chat = await ChatPage.OpenAsync(page, server.Address);
        await chat.AskAsync("before", "You said before");
        await server.StopAsync();
        await Expect(chat.Notice).ToBeVisibleAsync();
        await chat.SayAsync("during");
        await Expect(chat.Mine.Nth(1)).ToHaveTextAsync("during");
        await server.StartAsync();
        await Expect(chat.Answers.Last).ToHaveTextAsync("You said during");
        await Expect(chat.Notice).ToBeHiddenAsync();
        Assert.Equal(["Hello from the clinic", "before", "You said before", "during", "You said during"], await chat.AllAsync());
    }

    [RequiresFact(Tools.Chromium)]
    public async Task AMessageWhoseAnswerGotLostIsSentAgainAndTakenOnce()
    {
        await using var server = await StartAsync();
        var page = await browser.PageAsync();
        var chat = await ChatPage.OpenAsync(page, server.Address);
        var posts = 0;
        await page.RouteAsync("**/activities", async route =>
        {
            if (Interlocked.Increment(ref posts) > 2)
            {
                await route.ContinueAsync();
                return;
            }
            await route.FetchAsync(); // the server has it, the page does not know
            await route.AbortAsync();
        });
        // The stream would tell the page at once that the message is there; without it only the answer could.
        await page.EvaluateAsync("() => { window.WebSocket = class { close() {} }; }");
        await chat.SayAsync("one");
        await Expect(chat.Answers.Last).ToHaveTextAsync("You said one");
        await page.ReloadAsync();
        await Expect(chat.Answers.Last).ToHaveTextAsync("You said one");
        Assert.Equal(["Hello from the clinic", "one", "You said one"], await chat.AllAsync());
    }

    [RequiresFact(Tools.Chromium)]
    public async Task OfflineIsSaidAndWhatWasWrittenFollows()
    {
        await using var server = await StartAsync();
        var context = await browser.VisitorAsync();
        var chat = await ChatPage.OpenAsync(await context.NewPageAsync(), server.Address);
        await chat.AskAsync("one", "You said one");
        await context.SetOfflineAsync(true);
        await Expect(chat.Notice).ToContainTextAsync("You are offline");
        await chat.SayAsync("two");
        await chat.SayAsync("three");
        await context.SetOfflineAsync(false);
        await Expect(chat.Answers.Last).ToHaveTextAsync("You said three");
        Assert.Equal(["Hello from the clinic", "one", "You said one", "two", "You said two", "three", "You said three"], Sorted(await chat.AllAsync()));
    }

    [RequiresFact(Tools.Chromium)]
    public async Task TwoTabsAreOneConversation()
    {
        await using var server = await StartAsync();
        var context = await browser.VisitorAsync();
        var first = await ChatPage.OpenAsync(await context.NewPageAsync(), server.Address);
        await first.AskAsync("from the first", "You said from the first");
        var second = await ChatPage.OpenAsync(await context.NewPageAsync(), server.Address);
        await second.AskAsync("from the second", "You said from the second");
        await Expect(first.Answers.Last).ToHaveTextAsync("You said from the second");
        Assert.Equal(await first.AllAsync(), await second.AllAsync());
    }

    [RequiresFact(Tools.Chromium)]
    public async Task AfterSevenHoursOfSleepTheConversationGoesOn()
    {
        var clock = new LateClock();
        await using var server = await Server.StartAsync(new Server { Responder = new Script(), Clock = clock });
        var context = await browser.VisitorAsync();
        var chat = await ChatPage.OpenAsync(await context.NewPageAsync(), server.Address);
        await chat.AskAsync("before", "You said before");
        await context.SetOfflineAsync(true);
        clock.Late = TimeSpan.FromHours(7);
        await context.SetOfflineAsync(false);
        await chat.AskAsync("after", "You said after");
        Assert.Equal(["Hello from the clinic", "before", "You said before", "after", "You said after"], await chat.AllAsync());
    }

    [RequiresFact(Tools.Chromium)]
    public async Task TwoTabsThatWereOpenBeforeTheFirstWordAreOneConversationToo()
    {
        await using var server = await StartAsync();
        var context = await browser.VisitorAsync();
        var first = await ChatPage.OpenAsync(await context.NewPageAsync(), server.Address);
        var second = await ChatPage.OpenAsync(await context.NewPageAsync(), server.Address);
        await first.AskAsync("from the first", "You said from the first");
        await Expect(second.Answers.Last).ToHaveTextAsync("You said from the first");
        await second.AskAsync("from the second", "You said from the second");
        await Expect(first.Answers.Last).ToHaveTextAsync("You said from the second");
        Assert.Equal(await first.AllAsync(), await second.AllAsync());
    }

    [RequiresFact(Tools.Chromium)]
    public async Task WhileTheServerCannotStoreTheMessageWaitsAndIsSentAgain()
    {
        await using var server = await StartAsync();
        var page = await browser.PageAsync();
        var chat = await ChatPage.OpenAsync(page, server.Address);
        var refusals = 0;
        await page.RouteAsync("**/activities", route => Interlocked.Increment(ref refusals) > 2
            ? route.ContinueAsync()
            : route.FulfillAsync(new() { Status = 503, Headers = new Dictionary<string, string> { ["Retry-After"] = "1" }, Body = """{"error":{"code":"ServiceUnavailable","message":"Not now."}}""" }));
        await chat.SayAsync("one");
        await Expect(chat.Answers.Last).ToHaveTextAsync("You said one");
        Assert.Equal(["Hello from the clinic", "one", "You said one"], await chat.AllAsync());
    }

    [RequiresFact(Tools.Chromium)]
    public async Task WhereWebSocketsDoNotGetThroughItPolls()
    {
        await using var server = await StartAsync();
        var page = await browser.PageAsync();
        await page.AddInitScriptAsync("window.WebSocket = class { constructor() { setTimeout(() => this.onclose?.()); } close() {} }");
        var chat = await ChatPage.OpenAsync(page, server.Address);
        await chat.AskAsync("one", "You said one");
        await chat.AskAsync("two", "You said two");
        Assert.Equal(["Hello from the clinic", "one", "You said one", "two", "You said two"], await chat.AllAsync());
    }

    [RequiresFact(Tools.Chromium)]
    public async Task WhoIsLimitedReadsWhyAndTheMessageFollowsByItself()
    {
        await using var server = await Server.StartAsync(new Server(("Limits:MessageBurst", "1"), ("Limits:MessagesPerMinute", "30")) { Responder = new Script() });
        var chat = await ChatPage.OpenAsync(await browser.PageAsync(), server.Address);
        await chat.AskAsync("one", "You said one");
        await chat.SayAsync("two");
        await Expect(chat.Root.Locator(".state")).ToContainTextAsync("very quickly");
        await Expect(chat.Answers.Last).ToHaveTextAsync("You said two");
        Assert.Equal(["Hello from the clinic", "one", "You said one", "two", "You said two"], await chat.AllAsync());
    }

    /// <summary>Replies to several messages sent at once may stand between them; each stands after its own.</summary>
    private static IReadOnlyList<string> Sorted(IReadOnlyList<string> texts) =>
        [.. texts.Take(3), .. new[] { "two", "You said two", "three", "You said three" }.Where(texts.Contains), .. texts.Skip(7)];
}
