using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Tests.Handoff.Safety;

/// <summary>
/// What the rules must reach on messages written for them. The set "tuned" was looked at while the rules were written;
/// the set "held-out" was written apart, measured, and never used to change a rule.
/// </summary>
public sealed class SafetyFloorTests
{
    [Theory]
    [InlineData("tuned", 1.00)]
    [InlineData("held-out", 0.85)]
    public void EmergenciesAreCaught(string set, double floor) => AtLeast(floor, "emergency", set, kind => kind == SafetyKind.Emergency);

    [Theory]
    [InlineData("tuned", 0.98)]
    [InlineData("held-out", 0.85)]
    public void WarningSignsAreSeen(string set, double floor) => AtLeast(floor, "warning", set, kind => kind is SafetyKind.WarningSign or SafetyKind.Emergency);

    [Theory]
    [InlineData("tuned", 0.995)]
    [InlineData("held-out", 0.97)]
    public void OrdinaryMessagesRaiseNoAlarm(string set, double floor) => AtLeast(floor, "ordinary", set, kind => kind is not (SafetyKind.Emergency or SafetyKind.WarningSign));

    [Fact]
    public void EveryEmergencyOfTheRegressionSetIsCaughtAndNothingElseIs()
    {
        var wrong = from row in OwnRules.Questions
                    let urgent = OwnRules.Check(row.Text)?.Kind == SafetyKind.Emergency
                    where urgent != row.Expected.Split('|').Contains("emergency")
                    select $"{row.Text} ({row.Expected})";
        Assert.Empty(wrong);
    }

    [Fact]
    public void NoPhrasingOfAnArticleIsAnEmergency()
    {
        var wrong = from phrasing in OwnRules.Phrasings()
                    where phrasing.Article is not ("emergency-signs" or "warning-signs")
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

    private static void AtLeast(double floor, string kind, string set, Func<SafetyKind?, bool> right)
    {
        var rows = OwnRules.Messages.Where(message => message.Kind == kind && message.Set == set).ToArray();
        var wrong = rows.Where(row => !right(OwnRules.Check(row.Text)?.Kind)).Select(row => row.Text).ToArray();
        Assert.NotEmpty(rows);
        Assert.True(1 - (double)wrong.Length / rows.Length >= floor, $"{wrong.Length} of {rows.Length} are wrong:\n{string.Join('\n', wrong)}");
    }
}
