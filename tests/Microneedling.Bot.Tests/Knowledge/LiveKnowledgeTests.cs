using Microneedling.Bot.Conversation;
using Microneedling.Bot.Knowledge;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microneedling.Bot.Tests.Knowledge;

public sealed class LiveKnowledgeTests : IDisposable
{
    private readonly SomeContent content = new SomeContent().Article("a", "Does it hurt?", answer: "Old.").File("clinic.yaml", "phone: \"1\"\n");
    private readonly Clinic clinic = new();

    [Fact]
    public void AChangedFileIsServedAfterAReload()
    {
        var live = Start();
        content.Article("a", "Does it hurt?", answer: "New.").File("clinic.yaml", "phone: \"2\"\n");
        live.Reload();
        Assert.Equal("New.", live.Current.Article("a")!.Paragraphs[0].Text);
        Assert.Equal("2", clinic.Facts.Phone);
        Assert.True(live.Health.IsGood);
    }

    [Fact]
    public void ABrokenFileLeavesTheLastGoodContentServingWithAHealthWarning()
    {
        var live = Start();
        var before = live.Current;
        content.File("articles/a.md", "---\nid: a\n");
        live.Reload();
        Assert.Same(before, live.Current);
        Assert.Equal("articles/a.md", Assert.Single(live.Health.Problems).File);

        content.Article("a", "Does it hurt?", answer: "Mended.");
        live.Reload();
        Assert.Equal("Mended.", live.Current.Article("a")!.Paragraphs[0].Text);
        Assert.True(live.Health.IsGood);
    }

    [Fact]
    public void AFileThatWasOnlyTouchedBuildsNothing()
    {
        var live = Start();
        var before = live.Current;
        content.Article("a", "Does it hurt?", answer: "Old.");
        live.Reload();
        Assert.Same(before, live.Current);
    }

    [Fact]
    public void AtTheStartWhatCanBeReadIsServed()
    {
        content.File("articles/b.md", "not an article");
        var live = Start();
        Assert.NotNull(live.Current.Article("a"));
        Assert.False(live.Health.IsGood);
    }

    [Fact]
    public void WithoutAnyArticleTheAssistantDoesNotStart()
    {
        content.File("articles/a.md", "");
        Assert.Throws<StartupFault>(Start);
    }

    public void Dispose() => content.Dispose();

    private LiveKnowledge Start() => new(content.Folder, clinic, new MovableClock(), NullLogger<LiveKnowledge>.Instance);
}
