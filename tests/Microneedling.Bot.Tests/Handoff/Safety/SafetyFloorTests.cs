using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Tests.Handoff.Safety;

/// <summary>
/// What must be reached on messages that neither rules nor examples were written from: a set apart, and every fifth
/// example, read by what was learned from the other four.
/// </summary>
public sealed class SafetyFloorTests
{
    /// <summary>Articles that may be asked for in the words of danger.</summary>
    private static readonly string[] AboutDanger = ["emergency-signs", "warning-signs"];

    /// <summary>Kinds of examples that are no emergency, and not harmless.</summary>
    private static readonly string[] Warnings = ["burn", "infection-signs", "nerve-or-fat", "lumps", "scarring", "pigment", "any-warning"];

    [Theory]
    [InlineData("emergency", 0.93)]
    [InlineData("warning", 0.85)]
    [InlineData("ordinary", 0.95)]
    public void MessagesOfASetApartAreReadRight(string kind, double floor)
    {
        var rows = OwnRules.Messages.Where(message => message.Kind == kind).ToArray();
        AtLeast(floor, rows, row => IsRight(kind, OwnRules.Check(row.Text)?.Kind));
    }

    // Not every message of theirs can be read right: some need to be understood. Among "ordinary" are local signs, among
    // "plain" none: there a warning is wrong too.
    [Theory]
    [InlineData("emergency", 0.975)]
    [InlineData("ordinary", 0.98)]
    [InlineData("warning", 0.94)]
    [InlineData("plain", 0.955)]
    public void MessagesOfStrangersAreReadRight(string kind, double floor) =>
        AtLeast(floor, [.. OwnRules.Strangers.Where(row => row.Kind == kind)], row =>
            kind == "ordinary" ? OwnRules.Check(row.Text)?.Kind != SafetyKind.Emergency : IsRight(kind, OwnRules.Check(row.Text)?.Kind));

    // Harder than what visitors write: many emergencies are put as obliquely as can be, half of the ordinary messages were
    // written to look like one, and what the others teach for sure was left out of the file.
    [Fact]
    public void ExamplesAreReadRightByWhatTheOthersTaught()
    {
        var rows = OwnRules.Examples.Select((example, at) => (example.Kind, example.Text, Apart: at % 5 == 0)).ToArray();
        var rules = OwnRules.With(rows.Where(row => !row.Apart).Select(row => (row.Kind, row.Text)));
        var apart = rows.Where(row => row.Apart).Select(row => (row.Kind, row.Text)).ToArray();
        AtLeast(0.85, [.. apart.Where(row => row.Kind != "ordinary" && !Warnings.Contains(row.Kind))], row => IsRight("emergency", rules.Check(row.Text, ClinicFacts.None)?.Kind));
        AtLeast(0.8, [.. apart.Where(row => Warnings.Contains(row.Kind))], row => IsRight("warning", rules.Check(row.Text, ClinicFacts.None)?.Kind));
        AtLeast(0.85, [.. apart.Where(row => row.Kind == "ordinary")], row => IsRight("ordinary", rules.Check(row.Text, ClinicFacts.None)?.Kind));
    }

    [Fact]
    public void EveryEmergencyOfTheRegressionSetIsCaughtAndHardlyAnythingElseIs()
    {
        var questions = OwnRules.Questions.Select(row => (Kind: row.Expected.Split('|').Contains("emergency") ? "emergency" : "ordinary", row.Text)).ToArray();
        AtLeast(1, [.. questions.Where(row => row.Kind == "emergency")], row => OwnRules.Check(row.Text)?.Kind == SafetyKind.Emergency);
        AtLeast(0.99, [.. questions.Where(row => row.Kind == "ordinary")], row => OwnRules.Check(row.Text)?.Kind != SafetyKind.Emergency);
    }

    [Fact]
    public void HardlyAnythingThatVisitorsAskDayByDayIsAnEmergency()
    {
        AtLeast(0.995, [.. OwnRules.Asked.Where(row => !AboutDanger.Contains(row.Article))], row => OwnRules.Check(row.Text)?.Kind != SafetyKind.Emergency);
    }

    [Fact]
    public void NoPhrasingOfAnArticleIsAnEmergency()
    {
        var wrong = from phrasing in OwnRules.Phrasings()
                    where !AboutDanger.Contains(phrasing.Article)
                    where OwnRules.Check(phrasing.Text)?.Kind == SafetyKind.Emergency
                    select $"{phrasing.Text} ({phrasing.Article})";
        Assert.Empty(wrong);
    }

    [Fact]
    public void QuestionsInEnglishAreNotTakenForAnotherLanguage()
    {
        var wrong = from text in OwnRules.Phrasings().Select(phrasing => phrasing.Text).Concat(OwnRules.Messages.Select(message => message.Text))
                    where OwnRules.Check(text)?.Language is not (null or "en")
                    select text;
        Assert.Empty(wrong);
    }

    private static bool IsRight(string kind, SafetyKind? seen) => kind switch
    {
        "emergency" => seen == SafetyKind.Emergency,
        "warning" => seen is SafetyKind.WarningSign or SafetyKind.Emergency,
        _ => seen is not (SafetyKind.Emergency or SafetyKind.WarningSign),
    };

    private static void AtLeast(double floor, (string Kind, string Text)[] rows, Func<(string Kind, string Text), bool> right)
    {
        var wrong = rows.Where(row => !right(row)).Select(row => row.Text).ToArray();
        Assert.NotEmpty(rows);
        Assert.True(1 - (double)wrong.Length / rows.Length >= floor, $"{wrong.Length} of {rows.Length} are wrong:\n{string.Join('\n', wrong)}");
    }
}
