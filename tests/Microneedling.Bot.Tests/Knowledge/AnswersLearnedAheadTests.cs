using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Tests.Knowledge;

public sealed class AnswersLearnedAheadTests : IDisposable
{
    private const string Asked = "how sore is that, and when can I wash?";

    private readonly TestFolder beside = new();
    private readonly SomeContent content = new SomeContent()
        .Article("does-it-hurt", "Does it hurt?", ["is it sore", "how sore will it be", "will that hurt"])
        .Article("washing", "When can I wash my face?", ["when may I shower", "how soon can I wash"])
        .File("clinic.yaml", "phone: \"1\"\n");

    private string Learned => beside.File("answers.learned");

    [Fact]
    public void WhatWasLearnedAheadRanksAllQuestionsAsWhatIsLearnedNow()
    {
        var folder = Path.Combine(Repository.Root, "knowledge");
        KnowledgeBase.Learn(folder, Learned);
        var real = new ContentFolder(folder).Read();
        var (now, ahead) = (new KnowledgeBase(real), new KnowledgeBase(real, Learned));
        Assert.All(File.ReadLines(Path.Combine(folder, "questions.tsv")).Select(line => line.Split('\t')[0]),
            question => Assert.Equal(Told(now, question), Told(ahead, question)));
    }

    [Fact]
    public void WhatTheFileHasIsUsedAndNotLearnedAgain()
    {
        KnowledgeBase.Learn(content.Path, Learned);
        Forget();
        Assert.NotEqual(Told(content.Build(), Asked), Told(Ahead(), Asked));
    }

    [Fact]
    public void AClinicThatOnlyChangesItsFactsNeedNotLearnAgain()
    {
        KnowledgeBase.Learn(content.Path, Learned);
        Forget();
        var before = Told(Ahead(), Asked);
        content.File("clinic.yaml", "phone: \"2\"\n");
        Assert.Equal(before, Told(Ahead(), Asked));
    }

    [Fact]
    public void AfterAChangeOfAWordingItIsLearnedAgain()
    {
        KnowledgeBase.Learn(content.Path, Learned);
        Forget();
        content.Article("washing", "When can I wash my face?", ["when may I shower", "how soon can I bathe"]);
        Assert.Equal(Told(content.Build(), Asked), Told(Ahead(), Asked));
    }

    [Fact]
    public void WhatWasLearnedBeforeServesOnWhereNoWordingChanged()
    {
        KnowledgeBase.Learn(content.Path, Learned);
        Forget();
        var before = Ahead();
        content.File("clinic.yaml", "phone: \"3\"\n");
        Assert.Equal(Told(before, Asked), Told(new KnowledgeBase(content.Read(), learnedAhead: null, before), Asked));
        content.Article("washing", "When can I wash my face?", ["when may I shower", "how soon can I bathe"]);
        Assert.Equal(Told(content.Build(), Asked), Told(new KnowledgeBase(content.Read(), learnedAhead: null, before), Asked));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(70)]
    [InlineData(75)]
    [InlineData(-5)]
    public void ABrokenFileIsAsNone(int length)
    {
        KnowledgeBase.Learn(content.Path, Learned);
        var bytes = File.ReadAllBytes(Learned);
        File.WriteAllBytes(Learned, bytes[..(length < 0 ? bytes.Length + length : length)]);
        Assert.Equal(Told(content.Build(), Asked), Told(Ahead(), Asked));
    }

    [Fact]
    public void WithoutArticlesThereIsNothingToLearn()
    {
        using var empty = new SomeContent();
        KnowledgeBase.Learn(empty.Path, Learned);
        Assert.False(File.Exists(Learned));
    }

    public void Dispose()
    {
        content.Dispose();
        beside.Dispose();
    }

    private KnowledgeBase Ahead() => new(content.Read(), Learned);

    /// <summary>Wipes the weights at the end of the file, as nobody does it: what they say can then be told from what is learned.</summary>
    private void Forget()
    {
        var bytes = File.ReadAllBytes(Learned);
        bytes.AsSpan(bytes.Length * 3 / 4).Clear();
        File.WriteAllBytes(Learned, bytes);
    }

    private static string Told(KnowledgeBase knowledge, string question) =>
        string.Join(' ', knowledge.Find(question).Ranked.Select(candidate => $"{candidate.Article.Id} {candidate.Sum} {candidate.Support}"));
}
