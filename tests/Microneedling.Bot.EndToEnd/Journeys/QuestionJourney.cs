using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Microneedling.Bot.EndToEnd.Journeys;

/// <summary>What a visitor does, in the chat page and in the plain pages alike, with the clinic's real content.</summary>
[Collection(nameof(Clinic))]
public sealed class QuestionJourney(Browser browser, ClinicServer clinic)
{
    [RequiresTheory(Tools.Chromium), InlineData("widget"), InlineData("plain")]
    public async Task AQuestionIsAnsweredWithWhereItComesFrom(string kind)
    {
        var surface = await OpenAsync(kind);
        await surface.AskAsync("does it hurt?");
        var answer = await surface.AnswerAsync();
        await Expect(answer).ToContainTextAsync("numbing", new() { IgnoreCase = true });
        await Expect(answer).ToContainTextAsync("eviewed");
    }

    [RequiresTheory(Tools.Chromium), InlineData("widget"), InlineData("plain")]
    public async Task TheTeamIsOnePressAwayFromTheStart(string kind)
    {
        var surface = await OpenAsync(kind);
        await surface.PressAsync("Talk to the team");
        await Expect(surface.Said.First).ToContainTextAsync("Talk to the team");
        await Expect(await surface.AnswerAsync()).ToContainTextAsync("team", new() { IgnoreCase = true });
    }

    [RequiresTheory(Tools.Chromium), InlineData("widget"), InlineData("plain")]
    public async Task WhatWasSaidIsThereAfterAReload(string kind)
    {
        var page = await browser.PageAsync();
        var surface = Surfaces.Of(kind, page);
        await surface.OpenAsync(clinic.Server.Address);
        await surface.AskAsync("how long does redness last?");
        var before = await (await surface.AnswerAsync()).InnerTextAsync();
        await page.ReloadAsync();
        await Expect(surface.Said.First).ToContainTextAsync("how long does redness last?");
        Assert.Equal(Words(before), Words(await (await surface.AnswerAsync()).InnerTextAsync()));
    }

    [RequiresTheory(Tools.Chromium), InlineData("widget", "plain"), InlineData("plain", "widget")]
    public async Task AVisitorCanChangeFromOneToTheOther(string first, string second)
    {
        var page = await browser.PageAsync();
        var one = Surfaces.Of(first, page);
        await one.OpenAsync(clinic.Server.Address);
        await one.AskAsync("does it hurt?");
        await one.AnswerAsync();
        var other = Surfaces.Of(second, page);
        await other.OpenAsync(clinic.Server.Address);
        await Expect(other.Said.First).ToContainTextAsync("does it hurt?");
    }

    [RequiresTheory(Tools.Chromium), InlineData("widget"), InlineData("plain")]
    public async Task CodeThatIsTypedIsShownAndNotRun(string kind)
    {
        var page = await browser.PageAsync();
        page.Dialog += (_, dialog) => throw new InvalidOperationException($"Code ran: {dialog.Message}");
        var surface = Surfaces.Of(kind, page);
        await surface.OpenAsync(clinic.Server.Address);
        await surface.AskAsync("<img src=x onerror=alert(1)><script>alert(2)</script>");
        await surface.AnswerAsync();
        await Expect(surface.Said.First).ToContainTextAsync("<img src=x onerror=alert(1)><script>alert(2)</script>");
        Assert.Equal(0, await page.Locator("main img[src=x], li script").CountAsync());
    }

    private async Task<ISurface> OpenAsync(string kind)
    {
        var surface = Surfaces.Of(kind, await browser.PageAsync());
        await surface.OpenAsync(clinic.Server.Address);
        return surface;
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Contains(':')));
}
