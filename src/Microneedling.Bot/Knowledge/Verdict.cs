namespace Microneedling.Bot.Knowledge;

/// <summary>What the content says to a text.</summary>
/// <param name="Ranked">The best articles, best first, whatever was decided.</param>
public abstract record Verdict(IReadOnlyList<Candidate> Ranked)
{
    /// <summary>Confidence of the best article; 0 when there is none.</summary>
    public double Score => Ranked.Count > 0 ? Ranked[0].Confidence : 0;
}

/// <summary>The best article answers it.</summary>
public sealed record Answer(IReadOnlyList<Candidate> Ranked) : Verdict(Ranked)
{
    public Article Article => Ranked[0].Article;
}

/// <summary>One of a few articles may be meant.</summary>
public sealed record Clarify(IReadOnlyList<Candidate> Ranked) : Verdict(Ranked)
{
    /// <summary>How many articles are offered.</summary>
    public const int Most = 3;

    public IReadOnlyList<Article> Options => [.. Ranked.Take(Most).Select(candidate => candidate.Article)];
}

/// <summary>Nothing here is about it.</summary>
public sealed record NoAnswer(IReadOnlyList<Candidate> Ranked) : Verdict(Ranked);
