using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Microneedling.Bot.EndToEnd.Journeys;

/// <summary>The pre-consultation with the clinic's real questionnaire, in the chat page and in the plain pages alike.</summary>
[Collection(nameof(Clinic))]
public sealed partial class IntakeJourney(Browser browser, ClinicServer clinic)
{
    [RequiresTheory(Tools.Chromium), InlineData("widget"), InlineData("plain")]
    public async Task AClientAnswersReviewsAndSendsAndGetsAReference(string kind)
    {
        var surface = Surfaces.Of(kind, await browser.PageAsync());
        await surface.OpenAsync(clinic.Server.Address);
        await surface.PressAsync("Start pre-consultation");
        await Expect(await surface.AnswerAsync()).ToContainTextAsync("Do you agree");
        await surface.PressAsync("I agree");

        var asked = new List<string>();
        for (var question = await QuestionAsync(surface); !question.Contains("That is everything", StringComparison.Ordinal); question = await QuestionAsync(surface))
        {
            asked.Add(question);
            Assert.True(asked.Count < 40, $"The questionnaire does not end: {string.Join(" / ", asked.TakeLast(3))}");
            await surface.AskAsync(IntakeAnswers.To(question));
            await Expect(await surface.AnswerAsync()).Not.ToHaveTextAsync(question);
        }
        await surface.PressAsync("Send to the team");
        await Expect(surface.Answers.Filter(new() { HasTextRegex = Reference() }).Last).ToBeVisibleAsync();
        await Expect(await surface.AnswerAsync()).ToContainTextAsync("Your copy");
    }

    private static async Task<string> QuestionAsync(ISurface surface) => await (await surface.AnswerAsync()).InnerTextAsync();

    [GeneratedRegex("reference", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
