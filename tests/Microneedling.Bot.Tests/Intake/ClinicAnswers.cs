using Microneedling.Bot.Intake;
using Microneedling.Bot.Intake.Flags;
using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Tests.Intake;

/// <summary>Fills in the clinic's questionnaire: what is given by link id, and what a healthy person says otherwise.</summary>
internal static class ClinicAnswers
{
    public static FlagRules Flags { get; } = ReadFlags();

    public static Walk Fill(params (string LinkId, string Answer)[] given)
    {
        var questionnaire = Samples.Clinic;
        var walk = Runner.Start(questionnaire, Samples.Now);
        while (walk.Open is { } stop)
        {
            var mine = given.FirstOrDefault(pair => pair.LinkId == stop.Item.LinkId).Answer;
            walk = Samples.Answer(questionnaire, walk, mine ?? Usual(stop));
        }
        foreach (var (linkId, _) in given) Assert.Contains(walk.Stops, stop => stop.Item.LinkId == linkId);
        return walk;
    }

    public static IReadOnlyList<IntakeFlag> FlagsOf(params (string LinkId, string Answer)[] given) => Flags.Evaluate(Fill(given), DateOnly.FromDateTime(Samples.Now.DateTime));

    public static string Usual(Stop stop) => stop.Item.LinkId switch
    {
        "consent" => "yes",
        "age" => "34",
        "goals" => "Acne scars",
        "skin-tone" => "1",
        "contact-name" => "Sam",
        "contact-email" => "sam@example.com",
        "contact-phone-only" => "07700 900123",
        "contact-time" => "Any time",
        "due-date" => "2027-05-01",
        _ when stop.Options.Any(option => option.Exclusive) => "none",
        _ when stop.Options.Count > 0 => stop.Options[0].Label,
        _ when stop.Item.Type is ItemType.Date => "2026-11-01",
        _ => stop.Item.Required ? "some words" : "",
    };

    private static FlagRules ReadFlags()
    {
        var (rules, faults) = FlagFile.Read(File.ReadAllText(Path.Combine(Samples.Knowledge, "intake", "pre-consultation.flags.yaml")), Samples.Clinic);
        Assert.Empty(faults);
        return rules;
    }
}
