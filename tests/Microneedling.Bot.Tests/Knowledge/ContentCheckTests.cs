using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Tests.Knowledge;

public sealed class ContentCheckTests
{
    private static readonly DateOnly Today = new(2026, 11, 29);

    [Fact]
    public void TheProjectsOwnContentIsClean() =>
        Assert.Empty(ContentCheck.Of(RealContent.Folder, Today).Where(fault => fault.Level != FaultLevel.Note).Select(fault => fault.ToString()));

    [Theory]
    [InlineData("related: [nowhere]\n", "Yes.", "There is no article 'nowhere'")]
    [InlineData("review-by: 2026-11-22\n", "Yes.", "overdue")]
    [InlineData("picture: none\npicture-alt: A drawing\n", "Yes.", "There is no picture")]
    [InlineData("", "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty twenty-one twenty-two twenty-three twenty-four twenty-five.", "more than 25")]
    [InlineData("", "The device is FDA approved.", "cleared")]
    [InlineData("", "It is painless.", "painless")]
    [InlineData("", "Take 400 mg before you come.", "dose")]
    [InlineData("", "Stop taking your tablets.", "stop a medicine")]
    [InlineData("", "It is safe for everyone.", "for everyone")]
    [InlineData("", "You are suitable.", "clinician")]
    [InlineData("", "<b>Yes.</b>", "HTML")]
    public void AnEditorsSlipIsToldWithFileAndLine(string keys, string answer, string message)
    {
        using var content = new SomeContent().Article("a", "Does it hurt?", answer: answer, keys: keys);
        var fault = Assert.Single(ContentCheck.Of(content.Path, Today), fault => fault.Message.Contains(message));
        Assert.Equal("articles/a.md", fault.File);
        Assert.True(fault.Line >= 1);
    }

    [Theory]
    [InlineData("smalltalk.yaml", "- id: opening\n  reply: Hello!\n  offer: [a, nowhere]\n", 3)]
    [InlineData("smalltalk.yaml", "- id: robot\n  reply: A robot.\n  article: nowhere\n  says: [are you a robot]\n", 3)]
    [InlineData("handoff.yaml", "- id: person\n  says: [a person please]\n  article: nowhere\n", 3)]
    public void AnArticleThatIsNamedMustBeThere(string file, string text, int line)
    {
        using var content = new SomeContent().Article("a", "Does it hurt?");
        File.WriteAllText(System.IO.Path.Combine(content.Path, file), text);
        var fault = Assert.Single(ContentCheck.Of(content.Path, Today), fault => fault.Message.Contains("There is no article 'nowhere'"));
        Assert.Equal((file, line), (fault.File, fault.Line));
    }

    [Theory]
    [InlineData("Never stop your medicine for this.")]
    [InlineData("It is not painless.")]
    [InlineData("Cleared is not the same as approved by law.")]
    public void TheOppositeOfAForbiddenClaimIsAllowed(string answer)
    {
        using var content = new SomeContent().Article("a", "Does it hurt?", answer: answer);
        Assert.Empty(ContentCheck.Of(content.Path, Today));
    }

    [Fact]
    public void APhrasingThatTwoArticlesClaimIsReported()
    {
        using var content = new SomeContent().Article("a", "Does it hurt?", ["is it sore"]).Article("b", "Is it red?", ["Is it SORE?"]);
        Assert.Contains(ContentCheck.Of(content.Path, Today), fault => fault.ToString().StartsWith("articles/b.md:5: 'Is it SORE?' is also claimed by articles/a.md", StringComparison.Ordinal));
    }

    [Fact]
    public void ATakenIdAndAnIdleSynonymAreReported()
    {
        using var content = new SomeContent().Article("a", "Does it hurt?").File("articles/b.md", "---\nid: a\nquestion: Q?\n---\nA.").File("synonyms.txt", "zebra: horse\n");
        var messages = ContentCheck.Of(content.Path, Today).Select(fault => fault.ToString()).ToList();
        Assert.Contains(messages, message => message.StartsWith("articles/b.md:2: The id 'a' is taken", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.StartsWith("synonyms.txt:1:", StringComparison.Ordinal));
    }

    [Fact]
    public void AFolderWithoutArticlesIsBroken()
    {
        using var content = new SomeContent();
        Assert.False(content.Read().IsUsable);
    }
}
