using System.Text.Json.Nodes;
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

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task InRandomSchedulesNothingIsLostOrDoubled(int seed)
    {
        var random = new Random(seed);
        await using var server = await Server.StartAsync(new Server(("Limits:MessageBurst", "1000")) { Responder = new Script() });
        var token = await PostAsync(server.Client(Server.Secret), "/v3/directline/tokens/generate");
        var credential = (string)token["token"]!;
        var id = (string)(await PostAsync(server.Client(credential), "/v3/directline/conversations"))["conversationId"]!;
        var watermark = "";
        var heard = new List<string>();
        var said = new List<string>();
        for (var turn = 0; turn < 60; turn++)
        {
            var text = $"message {turn}";
            said.Add(text);
            // Several tries at once, some given up by the client before the answer came.
            await Task.WhenAll(Enumerable.Range(0, random.Next(1, 4)).Select(_ => SendAsync(text, $"c{turn}", random.Next(4) == 0)));
            await SendAsync(text, $"c{turn}", givenUp: false);
            if (random.Next(20) == 0)
            {
                await server.StopAsync();
                await server.StartAsync();
            }
            if (random.Next(3) == 0) await HearAsync();
        }
        await HearAsync();
        Assert.Equal(["Hello from the **clinic**", .. said.SelectMany(text => new[] { text, $"You said {text}" })], heard);

        async Task SendAsync(string text, string clientId, bool givenUp)
        {
            using var patience = new CancellationTokenSource();
            var sending = server.Client(credential).PostAsJsonAsync($"/v3/directline/conversations/{id}/activities", new { type = "message", text, channelData = new { clientActivityID = clientId } }, patience.Token);
            if (givenUp) patience.CancelAfter(random.Next(1, 20));
            try
            {
                (await sending).EnsureSuccessStatusCode();
            }
            catch (OperationCanceledException) when (givenUp)
            {
            }
        }

        async Task HearAsync()
        {
            var set = (await server.Client(credential).GetFromJsonAsync<JsonNode>($"/v3/directline/conversations/{id}/activities?watermark={watermark}"))!;
            watermark = (string)set["watermark"]!;
            heard.AddRange(set["activities"]!.AsArray().Select(activity => (string)activity!["text"]!));
        }
    }

    private static async Task<JsonNode> PostAsync(HttpClient client, string path)
    {
        using var response = await client.PostAsync(path, null);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>Replies to several messages sent at once may stand between them; each stands after its own.</summary>
    private static IReadOnlyList<string> Sorted(IReadOnlyList<string> texts) =>
        [.. texts.Take(3), .. new[] { "two", "You said two", "three", "You said three" }.Where(texts.Contains), .. texts.Skip(7)];
}
