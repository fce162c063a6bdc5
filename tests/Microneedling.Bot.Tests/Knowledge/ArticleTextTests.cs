using Microneedling.Bot.Conversation;
using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Tests.Knowledge;

public sealed class ArticleTextTests
{
    private static readonly ClinicFacts Facts = new(new Dictionary<string, string> { ["phone"] = "0123", ["email"] = "" });

    [Fact]
    public void AFactOfTheClinicStandsInTheAnswer() => Assert.Equal("Call 0123.", Of("Call {{phone}}.").Lead);

    [Fact]
    public void AParagraphThatNeedsABlankFactIsLeftOut() => Assert.Equal("Call us.\n\nOr come by.", Of("Call us.", "Write to {{email}}.", "Or come by.").Body);

    [Fact]
    public void AListLosesOnlyTheItemThatNeedsABlankFact() => Assert.Equal("- 0123", Of("Reach us:", "- {{phone}}\n- {{email}}").Detail);

    [Fact]
    public void AnAnswerWhoseLeadNeedsABlankFactHasNoLead() => Assert.Null(Of("Write to {{email}}.", "More.").Lead);

    [Fact]
    public void TheEmergencyNumberIsNeverBlank() => Assert.Equal("Call your local emergency number.", Of("Call {{emergency-number}}.").Lead);

    [Fact]
    public void TheOriginNamesSourcesAndReview()
    {
        var article = Some("A.") with { Sources = ["One", "Two", "Three", "Four"], Reviewed = new DateOnly(2026, 11, 2) };
        Assert.Equal("Sources: One; Two; Three; and others. Last reviewed 2 November 2026.", ArticleText.Of(article, Facts).Origin);
    }

    private static ArticleText Of(params string[] paragraphs) => ArticleText.Of(Some(paragraphs), Facts);

    private static Article Some(params string[] paragraphs) =>
        new() { Id = "a", Question = "Q?", File = "articles/a.md", Paragraphs = [.. paragraphs.Select(text => new Entry(text, 1))] };
}
