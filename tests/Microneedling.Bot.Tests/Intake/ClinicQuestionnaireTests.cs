using System.Text.RegularExpressions;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Tests.Intake;

public sealed partial class ClinicQuestionnaireTests
{
    [Fact]
    public void TheContentIsClean() => Assert.Empty(IntakeContent.Check(Samples.Knowledge));

    [Fact]
    public void EveryHealthQuestionHasAReasonAndTakesNotSureAndPreferToSay()
    {
        var health = Samples.Clinic.All.Where(item => item.IsQuestion && item.LinkId is not ("consent" or "goals") && !item.LinkId.StartsWith("contact-", StringComparison.Ordinal));
        Assert.All(health, item =>
        {
            Assert.False(string.IsNullOrEmpty(item.Why), item.LinkId);
            Assert.True(item.TakesUnsure || item.Options.Any(option => option.Value is CodingValue { Code: "not-sure" }) && item.Options.Any(option => option.Value is CodingValue { Code: "tell-staff" }), item.LinkId);
        });
    }

    [Fact]
    public void NoWordPromisesJudgesOrMeddlesWithMedicine()
    {
        var text = string.Join('\n', Samples.Clinic.All.SelectMany(item => item.Hints.Append(item.Text).Append(item.Why ?? "")));
        Assert.DoesNotMatch(Forbidden(), text);
        Assert.Contains("Please do not stop it", text, StringComparison.Ordinal);
    }

    [Fact]
    public void NoPhotoIsAskedFor() => Assert.DoesNotContain(Samples.Clinic.All, item => item.Type is ItemType.Attachment);

    /// <summary>The form sends the labels of the ticked boxes, and labels hold commas and "or" themselves.</summary>
    [Theory]
    [InlineData("; ")]
    [InlineData(", ")]
    [InlineData(" and ")]
    public void AnyTwoBoxesTickedTogetherAreReadAsJustThose(string separator)
    {
        foreach (var item in Samples.Clinic.All.Where(item => item is { Repeats: true, Options.Count: > 0 }))
            foreach (var (one, other) in from one in item.Options from other in item.Options where one != other && !one.Exclusive && !other.Exclusive select (one, other))
            {
                var stop = new Stop(item, Bot.Intake.Responses.Place.Root.At(item.Step), null, "", null) { Options = item.Options };
                var reading = Bot.Intake.Reading.AnswerReader.Read(stop, one.Label + separator + other.Label, Samples.Now);
                var given = Assert.IsType<Bot.Intake.Reading.Reading.Given>(reading);
                Assert.True(given.IsExact);
                Assert.Equal([one.Value, other.Value], given.Values.OrderBy(value => value.Equals(other.Value)));
            }
    }

    [Fact]
    public void ALabelWithCommasAndOwnWordsStayApart()
    {
        var item = Samples.Clinic.Find("goals")!;
        var stop = new Stop(item, Bot.Intake.Responses.Place.Root.At(item.Step), null, "", null) { Options = item.Options };
        var given = Assert.IsType<Bot.Intake.Reading.Reading.Given>(Bot.Intake.Reading.AnswerReader.Read(stop, "Other scars, from an injury or operation; my knees", Samples.Now));
        Assert.Equal(["Other scars, from an injury or operation", "my knees"], given.Values.Select(value => value.Words));
    }

    /// <summary>Every question is reached, every option picked, and each pick leads to a complete questionnaire.</summary>
    [Fact]
    public void EveryPathIsVisited()
    {
        var questionnaire = Samples.Clinic;
        var reached = new HashSet<string>();
        var waiting = new Queue<(string, string)[]>([[]]);
        var (tried, leftOut) = (new HashSet<(string, string)>(), new HashSet<string>());
        while (waiting.TryDequeue(out var path))
        {
            var walk = ClinicAnswers.Fill(path);
            foreach (var stop in walk.Stops)
            {
                reached.Add(stop.Item.LinkId);
                if (stop.Item is { Input: "email" or "tel", Required: false } && leftOut.Add(stop.Item.LinkId)) waiting.Enqueue([.. path, (stop.Item.LinkId, "")]);
                foreach (var option in stop.Options)
                    if (tried.Add((stop.Item.LinkId, option.Label))) waiting.Enqueue([.. path.Where(pair => pair.Item1 != stop.Item.LinkId && Reaches(questionnaire, stop.Item, pair.Item1)), (stop.Item.LinkId, option.Label)]);
            }
        }
        Assert.Equal([], questionnaire.All.Where(item => item.IsQuestion && !reached.Contains(item.LinkId)).Select(item => item.LinkId));
        Assert.Equal(questionnaire.All.Sum(item => item.Options.Count), tried.Count);
    }

    /// <summary>The question is one of those that the item waits for.</summary>
    private static bool Reaches(Questionnaire questionnaire, Item item, string linkId) =>
        item.EnableWhen.Any(condition => condition.Question == linkId || Reaches(questionnaire, questionnaire.Find(condition.Question)!, linkId));

    [GeneratedRegex(@"you are (?:suitable|fine|eligible)|\bstop (?:taking|your medicine)|safe for (?:everyone|all)|painless|permanent(?! make-up)|FDA|\d+ ?mg\b", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
