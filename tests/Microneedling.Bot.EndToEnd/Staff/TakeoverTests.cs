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
        var visitor = await ChatPage.OpenAsync(await browser.PageAsync(), clinic.Server.Address);
        await visitor.AskAsync("Can I talk to a real person please", "What’s your name?");
        await visitor.AskAsync("Olga Takeover", "how can they reach you");
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
    public async Task ColleaguesSeeEachOtherLooking()
    {
        var visitor = await ChatPage.OpenAsync(await browser.PageAsync(), clinic.Server.Address);
        await visitor.AskAsync("Can I talk to a real person please", "What’s your name?");
        await visitor.AskAsync("Vera Viewers", "how can they reach you");
        var ann = await browser.SignedInAsync(clinic.Server, "Ann", "clinician");
        var bob = await browser.SignedInAsync(clinic.Server, "Bob", "reception");
        await ann.GetByRole(AriaRole.Link, new() { Name = "Vera Viewers" }).ClickAsync();
        await bob.GotoAsync(ann.Url);
        await Expect(ann.Locator("[data-viewers]")).ToHaveTextAsync("Also looking: Bob");
        await bob.GotoAsync(clinic.Server.Address + "/staff");
        await Expect(ann.Locator("[data-viewers]")).ToHaveTextAsync("");
    }
}
