using System.Security.Cryptography;
using System.Text;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake;

/// <summary>The consent text as it is shown, from the questionnaire and the clinic's facts.</summary>
internal static class IntakeConsentText
{
    public static string Of(Questionnaire questionnaire, ClinicFacts facts)
    {
        var item = questionnaire.Find(IntakeProgress.Consent);
        List<string> parts = [.. item?.Hints ?? []];
        parts.Add(facts["retention-days-text"] is { } kept ? $"We keep your answers for {kept}." : "The team can tell you how long answers are kept, and deletes them when you ask.");
        if (facts["privacy-link"] is { } link) parts.Add($"The privacy notice: {link}");
        parts.Add(item?.Text ?? "Do you agree that we collect your answers?");
        return string.Join("\n\n", parts);
    }

    public static IntakeConsent Given(Questionnaire questionnaire, ClinicFacts facts, DateTimeOffset at) => new(
        questionnaire.Find(IntakeProgress.Consent)?.TextVersion ?? questionnaire.Version,
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(questionnaire, facts)))), at);
}
