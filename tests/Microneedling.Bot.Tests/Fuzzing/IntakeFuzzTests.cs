using System.Text.Json.Nodes;
using Microneedling.Bot.Intake.FhirPath;
using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Tests.Fuzzing;

public sealed class IntakeFuzzTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly string Shipped = File.ReadAllText(Path.Combine(Repository.Root, "knowledge", "intake", "pre-consultation.questionnaire.json"));
    private static readonly JsonNode Parsed = JsonNode.Parse(Shipped)!;

    private static readonly string[] Sayings =
    [
        "yes", "no", "not sure", "skip", "1", "2", "1 and 3", "all of them", "none", "14 Sep 2018", "last March", "5'4\"", "70 kg", "0", "-5", "1,5", "half", "anna@example.com", "+44 20 7946 0000", "I'd rather tell the team", "next tuesday", "12:30",
    ];

    [Fact]
    public void NoQuestionnaireBreaksTheReaderAndWhatItTakesCanBeWalked() => Fuzz.Run(150, random =>
    {
        var json = random.Next(4) == 0 ? Mutation.Bend(random, Shipped) : Mutation.Bend(random, Parsed).ToJsonString();
        if (QuestionnaireFile.Load(json).Questionnaire is { } questionnaire) Walk(random, questionnaire, 20);
    });

    [Fact]
    public void NoAnswerBreaksTheWalk()
    {
        var questionnaire = QuestionnaireFile.Load(Shipped).Questionnaire!;
        Fuzz.Run(40, random => Walk(random, questionnaire, 80));
    }

    [Fact]
    public void NoExpressionBreaksTheParser()
    {
        string[] good = ["%resource.item.where(linkId='a').answer.value", "iif(today() - 18 years > %birth, true, false)", "(1 + 2) * 3 div 4 = 'x' and $this.exists().not() or {} | @2024-01-01T10:00"];
        Fuzz.Run(600, random => Expression.TryParse(Mutation.Bend(random, good[random.Next(good.Length)]), out _));
    }

    private static void Walk(Random random, Questionnaire questionnaire, int answers)
    {
        var walk = Runner.Start(questionnaire, Now);
        while (answers-- > 0 && walk.Stops.Count > 0)
        {
            var stop = random.Next(6) == 0 ? walk.Stops[random.Next(walk.Stops.Count)] : walk.Open ?? walk.Stops[0];
            var text = random.Next(4) switch
            {
                0 => Mutation.Text(random),
                1 when stop.Options.Count > 0 => stop.Options[random.Next(stop.Options.Count)].Label,
                2 => Mutation.Bend(random, Sayings[random.Next(Sayings.Length)]),
                _ => Sayings[random.Next(Sayings.Length)],
            };
            text = Mutation.WellFormed(text); // as a turn's text is
            if (Runner.Answer(questionnaire, walk, stop, text, Now) is Step.Taken taken) walk = taken.Walk;
        }
    }
}
