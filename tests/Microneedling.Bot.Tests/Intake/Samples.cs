using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Tests.Intake;

/// <summary>Questionnaires and walks for the tests. The clock stands still on Sunday 22 November 2026, 12:00 UTC.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static string Knowledge => Path.Combine(Repository.Root, "knowledge");

    public static Questionnaire Clinic { get; } = Loaded(File.ReadAllText(Path.Combine(Knowledge, "intake", "pre-consultation.questionnaire.json")));

    public static Questionnaire Of(string items) => Loaded($$"""{"resourceType":"Questionnaire","item":[{{items}}]}""");

    public static Questionnaire Loaded(string json) =>
        QuestionnaireFile.Load(json) is { Questionnaire: { } questionnaire } ? questionnaire : throw new InvalidOperationException(string.Join("; ", QuestionnaireFile.Load(json).Faults));

    public static IReadOnlyList<string> FaultsOf(string items) => QuestionnaireFile.Load($$"""{"resourceType":"Questionnaire","item":[{{items}}]}""").Faults;

    /// <summary>Answers the open questions one after the other; what is refused fails the test.</summary>
    public static Walk Answer(Questionnaire questionnaire, params string[] answers) => Answer(questionnaire, Runner.Start(questionnaire, Now), answers);

    public static Walk Answer(Questionnaire questionnaire, Walk walk, params string[] answers)
    {
        foreach (var answer in answers)
        {
            var step = Runner.Answer(questionnaire, walk, walk.Open!, answer, Now);
            if (step is Step.Doubtful doubtful) step = Runner.Answer(questionnaire, walk, walk.Open!, doubtful.Canonical, Now);
            walk = Assert.IsType<Step.Taken>(step).Walk;
        }
        return walk;
    }

    public static Step Try(Questionnaire questionnaire, string answer)
    {
        var walk = Runner.Start(questionnaire, Now);
        return Runner.Answer(questionnaire, walk, walk.Open!, answer, Now);
    }

    /// <summary>The words of what the first question takes the text for; null when it is not taken.</summary>
    public static string? Read(Questionnaire questionnaire, string answer) => Try(questionnaire, answer) is Step.Taken taken ? taken.Walk.Stops[0].Answer : null;

    public static string Open(Walk walk) => walk.Open?.Item.LinkId ?? "complete";

    public static string Fhir(Questionnaire questionnaire, Walk walk) => ResponseJson.ToFhir(walk.Response, questionnaire, "completed", Now).ToJsonString();
}
