namespace Microneedling.Bot.Knowledge;

/// <summary>One version of the content, ready to be asked. Immutable; safe for any number of threads.</summary>
public sealed class KnowledgeBase
{
    /// <summary>From here a text is answered at once.</summary>
    public const double Sure = 0.9;

    /// <summary>From here a few articles are offered; below, nothing here is about it.</summary>
    public const double Unsure = 0.3;

    private readonly KnowledgeIndex index;
    private readonly Dictionary<string, Article> articles;

    public KnowledgeBase(KnowledgeContent content)
    {
        Content = content;
        articles = content.Articles.ToDictionary(article => article.Id);
        index = new KnowledgeIndex(content);
    }

    public KnowledgeContent Content { get; }

    /// <summary>The article of this id, or null.</summary>
    public Article? Article(string? id) => id is not null && articles.TryGetValue(id, out var article) ? article : null;

    /// <summary>What the content says to a text that stands on its own.</summary>
    public Verdict Find(string text)
    {
        var ranked = index.Rank(text);
        return (ranked.Count > 0 ? ranked[0].Confidence : 0) switch
        {
            >= Sure => new Answer(ranked),
            >= Unsure => new Clarify(ranked),
            _ => new NoAnswer(ranked),
        };
    }

    /// <summary>What is asked, in order: usually one thing, sometimes two or three.</summary>
    /// <param name="topic">Id of the article that the conversation is about.</param>
    public IReadOnlyList<Verdict> FindAll(string text, string? topic = null) => [Find(text)];

    /// <summary>The words of a text as they are compared, synonyms replaced.</summary>
    internal string Canonical(string text) => index.Canonical(text);

    /// <summary>How the verdict on a text comes about.</summary>
    public Explanation Explain(string text)
    {
        var (words, stems) = index.Read(text);
        return new Explanation(string.Join(' ', words), string.Join(' ', stems), Find(text), SmallTalk(text)?.Id, HandoffRequest(text));
    }

    internal SmallTalkLine? SmallTalk(string text) => Content.SmallTalk.Find(index.Mended(text));

    /// <summary>The kind of request that only a person may meet, or null.</summary>
    internal string? HandoffRequest(string text) => Content.HandoffRequests.Find(index.Mended(text));
}
