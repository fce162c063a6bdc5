namespace Microneedling.Bot.EndToEnd.Journeys;

/// <summary>What a client says to the clinic's real questionnaire.</summary>
internal static class IntakeAnswers
{
    private static readonly (string Words, string Answer)[] Answers =
    [
        ("how old", "34"), ("help with", "acne scars, pores"), ("in the sun without protection", "1"), ("what name", "Sam Example"),
        ("e-mail address", "sam@example.com"), ("phone number", "07700 900123"), ("good time", "1"),
    ];

    /// <summary>The answer to a question that has these words; to any other: none.</summary>
    public static string To(string question) =>
        Answers.FirstOrDefault(pair => question.Contains(pair.Words, StringComparison.OrdinalIgnoreCase)).Answer ?? "none";
}
