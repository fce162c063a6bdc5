using Microneedling.Bot.Intake;

namespace Microneedling.Bot.Tests.Handoff;

/// <summary>Questionnaires as they are sent.</summary>
internal static class Intakes
{
    public const string Canary = "canary-quetzal-7788";

    public static CompletedIntake WithIsotretinoin(string id, DateTimeOffset now) => new(
        id, "pre-consultation", "1", now.AddMinutes(-6), now,
        new IntakeContact("Zoë Brontë", "+44 7700 900456", "zoe@example.com", "evenings", "phone"),
        new IntakeConsent("1", new string('a', 64), now.AddMinutes(-6)),
        [
            new IntakeFlag("isotretinoin-recent", FlagLevel.ClinicianReview, "needs clinician review before booking", "Concern about healing and scars.", "isotretinoin label", ["isotretinoin-stopped"]),
            new IntakeFlag("tan", FlagLevel.Note, "note only", "Dark marks.", "clinics", ["skin-today"]),
        ],
        [
            new IntakeAnswer("goals", "About you", "What would you like help with?", "Acne scars on both cheeks", AnswerState.Answered, 1),
            new IntakeAnswer("isotretinoin-stopped", "Your health", "When did you take the last isotretinoin?", $"two months ago, {Canary}", AnswerState.Answered, 1),
            new IntakeAnswer("conditions", "Your health", "Do you have any of these?", "", AnswerState.NotSure, 0),
            new IntakeAnswer("medicine-list", "Your health", "Which other medicines do you take?", "", AnswerState.Skipped, 0),
        ],
        """{"resourceType":"QuestionnaireResponse","status":"completed"}""");
}
