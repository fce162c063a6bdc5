using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Microneedling.Bot.EndToEnd.Staff;

/// <summary>A visitor and the team, each in a browser of their own.</summary>
[Collection(nameof(Clinic))]
public sealed class TakeoverTests(Browser browser, ClinicServer clinic)
{
    [RequiresFact(Tools.Chromium)]
    public async Task AVisitorAndTheTeamTalkWithoutAnyoneReloading()
    {
        var ben = await browser.SignedInAsync(clinic.Server, "Ben", "clinician");
        var visitor = await browser.WantsPersonAsync(clinic.Server, "Olga Takeover");
        await visitor.AskAsync("07700 900123", "Your reference is");

        await ben.GetByRole(AriaRole.Link, new() { Name = "Olga Takeover" }).ClickAsync(); // it appeared by itself
        await ben.GetByLabel("Reply to the visitor").FillAsync("Hello Olga, Ben here.");
        await ben.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(visitor.Root.Locator("#messages .bubble").Last).ToContainTextAsync("Hello Olga, Ben here.");

        await visitor.SayAsync("how much does it cost?");
        await Expect(ben.Locator("#said")).ToContainTextAsync("how much does it cost?"); // so did this
        await ben.GetByRole(AriaRole.Button, new() { Name = "Hand back" }).ClickAsync();
        await Expect(visitor.Answers.Last).ToContainTextAsync("has left the chat");
        Assert.DoesNotContain(await visitor.AllAsync(), text => text.Contains("price", StringComparison.OrdinalIgnoreCase));
    }

    [RequiresFact(Tools.Chromium)]
    public async Task WhatIsSaidWhileThePageIsStillConnectingIsShown()
    {
        var visitor = await browser.WantsPersonAsync(clinic.Server, "Gita Gap");
        var ann = await browser.SignedInAsync(clinic.Server, "Ann", "clinician");
        var connecting = new TaskCompletionSource<IRoute>();
        await ann.RouteAsync("**/staff/live?*", connecting.SetResult);
        await ann.GetByRole(AriaRole.Link, new() { Name = "Gita Gap" }).ClickAsync();
        var route = await connecting.Task;

        await visitor.AskAsync("07700 900123", "Your reference is");
        await route.ContinueAsync();

        await Expect(ann.Locator("#said")).ToContainTextAsync("07700 900123");
    }

    [RequiresFact(Tools.Chromium)]
    public async Task AClickCountsAlsoWhenTheListChangesUnderIt()
    {
        await browser.WantsPersonAsync(clinic.Server, "Paula Pressed");
        var ann = await browser.SignedInAsync(clinic.Server, "Ann", "clinician");
        await ann.GetByRole(AriaRole.Link, new() { Name = "Paula Pressed" }).HoverAsync();
        await ann.Mouse.DownAsync();
        var news = await ann.RunAndWaitForResponseAsync(() => browser.WantsPersonAsync(clinic.Server, "Nia News"), response => response.Request.Headers.ContainsKey("x-refresh"));
        await news.FinishedAsync();
        await ann.EvaluateAsync("() => new Promise(done => setTimeout(done))"); // the page has read them
        await ann.Mouse.UpAsync();
        await Expect(ann.GetByRole(AriaRole.Heading, new() { Name = "Paula Pressed" })).ToBeVisibleAsync();
    }

    [RequiresFact(Tools.Chromium)]
    public async Task WhoAsksForItIsToldBySoundAndDesktopNoticeWhichNameNobody()
    {
        var ann = await browser.SignedInAsync(clinic.Server, "Ann", "reception");
        await ann.EvaluateAsync("""
            () => {
              window.notices = [];
              window.Notification = class { static permission = 'granted'; constructor(title) { window.notices.push(title); } };
              window.tones = 0;
              const start = OscillatorNode.prototype.start;
              OscillatorNode.prototype.start = function (...when) { window.tones++; return start.apply(this, when); };
            }
            """);
        await ann.GetByRole(AriaRole.Button, new() { Name = "Sound and desktop notice" }).ClickAsync(); // a click lets a page make sounds
        var tones = await ann.EvaluateAsync<int>("tones");
        Assert.True(tones > 0);
        var visitor = await ChatPage.OpenAsync(await browser.PageAsync(), clinic.Server.Address);
        await visitor.AskAsync("Can I talk to a real person please", "What’s your name?");
        await Until.TrueAsync(async () => await ann.EvaluateAsync<int>("notices.length") > 0, "the desktop notice was shown");
        Assert.Matches(@"^(One person is|\d+ people are) waiting$", await ann.EvaluateAsync<string>("notices[0]"));
        Assert.True(await ann.EvaluateAsync<int>("tones") > tones);
        await Expect(ann).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex(@"^\(\d+\) Inbox"));
    }

    [RequiresFact(Tools.Chromium)]
    public async Task WhoseSessionEndsWhileWritingKeepsWhatIsWritten()
    {
        var visitor = await browser.WantsPersonAsync(clinic.Server, "Dora Draft");
        var ann = await browser.SignedInAsync(clinic.Server, "Ann", "clinician");
        await ann.GetByRole(AriaRole.Link, new() { Name = "Dora Draft" }).ClickAsync();
        await ann.GetByLabel("Reply to the visitor").FillAsync("A long answer");
        await ann.Context.ClearCookiesAsync();
        await visitor.SayAsync("07700 900123"); // the page wants to bring itself up to date
        await Expect(ann.Locator("#ended")).ToContainTextAsync("You are signed out");
        await Expect(ann.GetByLabel("Reply to the visitor")).ToHaveValueAsync("A long answer");
    }

    [RequiresFact(Tools.Chromium)]
    public async Task ColleaguesSeeEachOtherLooking()
    {
        var visitor = await browser.WantsPersonAsync(clinic.Server, "Vera Viewers");
        var ann = await browser.SignedInAsync(clinic.Server, "Ann", "clinician");
        var bob = await browser.SignedInAsync(clinic.Server, "Bob", "reception");
        await ann.GetByRole(AriaRole.Link, new() { Name = "Vera Viewers" }).ClickAsync();
        await bob.GotoAsync(ann.Url);
        await Expect(ann.Locator("[data-viewers]")).ToHaveTextAsync("Also looking: Bob");
        await bob.GetByLabel("Reply to the visitor").PressSequentiallyAsync("Hello");
        await Expect(ann.Locator("[data-viewers]")).ToHaveTextAsync("Bob is writing a reply …");
        await Expect(ann.Locator("[data-viewers]")).ToHaveTextAsync("Also looking: Bob"); // he pauses
        await bob.GotoAsync(clinic.Server.Address + "/staff");
        await Expect(ann.Locator("[data-viewers]")).ToHaveTextAsync("");
    }
}
