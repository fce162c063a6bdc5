using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Tests.Knowledge;

public sealed class ArticleParserTests
{
    private readonly List<Fault> faults = [];

    [Fact]
    public void AnArticleIsReadWithTheLinesOfItsPhrasingsAndParagraphs()
    {
        var article = Parse("---\nid: does-it-hurt\nquestion: Does it hurt?\nphrasings:\n  - \"is it: sore\"\nrelated: [numbing-cream]\nreviewed: 2026-11-22\npersonal: true\n---\nA little.\n\n- one\n- two\n");

        Assert.Empty(faults);
        Assert.Equal(("does-it-hurt", "Does it hurt?"), (article!.Id, article.Question));
        Assert.Equal(new Entry("is it: sore", 5), Assert.Single(article.Phrasings));
        Assert.Equal([new Entry("A little.", 10), new Entry("- one\n- two", 12)], article.Paragraphs);
        Assert.Equal(new DateOnly(2026, 11, 22), article.Reviewed);
        Assert.True(article is { Personal: true, Alert: false, Draft: false });
    }

    [Theory]
    [InlineData("id: a\n", 1, "---")]
    [InlineData("---\nquestion: Q?\n---\nA.", 2, "'id' is missing")]
    [InlineData("---\nid: a\n---\nA.", 2, "'question' is missing")]
    [InlineData("---\nid: a\nquestion: Q?\n---\n\n", 4, "The answer is missing")]
    [InlineData("---\nid: staff\nquestion: Q?\n---\nA.", 2, "meaning of its own")]
    [InlineData("---\nid: A b\nquestion: Q?\n---\nA.", 2, "small letters")]
    [InlineData("---\nid: a\nquestion: Q?\nreviewed: yesterday\n---\nA.", 4, "must be a date")]
    [InlineData("---\nid: a\nquestion: Q?\nphrasings: one\n---\nA.", 4, "must be a list")]
    [InlineData("---\nid: a\nquestion: Q?\nalert: maybe\n---\nA.", 4, "true or false")]
    [InlineData("---\nid: a\nquestion: \"Q?\n---\nA.", 4, "not YAML")]
    public void AnUnusableFileIsReportedWithItsLine(string content, int line, string message)
    {
        Assert.Null(Parse(content));
        var fault = Assert.Single(faults, fault => fault.Message.Contains(message));
        Assert.Equal(("articles/a.md", FaultLevel.Broken), (fault.File, fault.Level));
        Assert.InRange(fault.Line, 1, line);
    }

    [Fact]
    public void AMisspeltKeyIsAWarningThatNamesTheKnownOnes()
    {
        Assert.NotNull(Parse("---\nid: a\nquestion: Q?\nphrasing: [x]\n---\nA."));
        var fault = Assert.Single(faults);
        Assert.Equal((4, FaultLevel.Warning), (fault.Line, fault.Level));
        Assert.Contains("phrasings", fault.Message);
    }

    private Article? Parse(string content) => ArticleParser.Parse("articles/a.md", content, faults);
}
