using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Microneedling.Bot.EndToEnd.Journeys;

/// <summary>The clinic's real questionnaire without a mouse: buttons, boxes and fields are reached with Tab and pressed with Space or Enter.</summary>
[Collection(nameof(Clinic))]
public sealed class KeyboardJourney(Browser browser, ClinicServer clinic)
{
    [RequiresFact(Tools.Chromium)]
    public async Task AClientGoesThroughThePreConsultationWithTheKeyboardAlone()
    {
        var page = await browser.PageAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var chat = await ChatPage.OpenAsync(page, clinic.Server.Address);
        await PressAsync(page, chat.Button("Start pre-consultation"), "Enter");
        await Expect(chat.Answers.Last).ToContainTextAsync("Do you agree");
        await PressAsync(page, chat.Button("I agree"), "Space");

        for (var questions = 0; !(await chat.Answers.Last.InnerTextAsync()).Contains("That is everything", StringComparison.Ordinal); questions++)
        {
            Assert.True(questions < 40, $"The questionnaire does not end: {await chat.Answers.Last.InnerTextAsync()}");
            await Expect(chat.Text).ToBeFocusedAsync(); // after each answer one can simply go on writing
            var said = await chat.Mine.CountAsync();
            await AnswerAsync(page, chat);
            await Expect(chat.Mine).ToHaveCountAsync(said + 1);
            await Expect(chat.Messages.Last).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("bot"));
        }
        await PressAsync(page, chat.Button("Send to the team"), "Enter");
        await Expect(chat.Answers.Filter(new() { HasText = "reference" }).Last).ToBeVisibleAsync();
    }

    private static async Task AnswerAsync(IPage page, ChatPage chat)
    {
        var question = await chat.Answers.Last.InnerTextAsync();
        var boxes = page.Locator("#choices input[type=checkbox]");
        if (await boxes.CountAsync() > 0)
        {
            await PressAsync(page, boxes.Last, "Space");
            await PressAsync(page, chat.Button("Continue"), "Enter");
            return;
        }
        var typed = Fields.FirstOrDefault(field => question.Contains(field.Words, StringComparison.OrdinalIgnoreCase)).Answer;
        if (typed is null && await page.Locator("#choices .chip:not(.quiet)").CountAsync() > 0)
        {
            await PressAsync(page, page.Locator("#choices .chip:not(.quiet)").Last, "Enter");
            return;
        }
        await page.Keyboard.TypeAsync(typed ?? "none");
        await page.Keyboard.PressAsync("Enter");
    }

    private static readonly (string Words, string Answer)[] Fields =
        [("how old", "34"), ("what name", "Sam Example"), ("e-mail address", "sam@example.com"), ("phone number", "07700 900123")];

    /// <summary>Tabs backwards from the text field, which stands behind everything else, until the control has the focus, and presses it.</summary>
    private static async Task PressAsync(IPage page, ILocator control, string key)
    {
        for (var tabs = 0; tabs < 60; tabs++)
        {
            if (await control.EvaluateAsync<bool>("control => control === document.activeElement"))
            {
                await page.Keyboard.PressAsync(key);
                return;
            }
            await page.Keyboard.PressAsync("Shift+Tab");
        }
        Assert.Fail($"The keyboard does not reach {await control.InnerTextAsync()}");
    }
}
