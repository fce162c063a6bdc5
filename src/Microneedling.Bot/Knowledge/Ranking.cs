namespace Microneedling.Bot.Knowledge;

/// <summary>How well the articles fit one text.</summary>
internal sealed class Ranking
{
    /// <summary>How many are kept.</summary>
    public const int Most = 5;

    private readonly Func<int, Candidate?> candidate;
    private readonly int articles;

    /// <param name="candidate">The fit of one article, or null when it shares nothing with the text.</param>
    /// <param name="restricted">The text is about another subject, and only articles that name it are let in.</param>
    public Ranking(int articles, Func<int, Candidate?> candidate, bool restricted)
    {
        (this.articles, this.candidate, Restricted) = (articles, candidate, restricted);
        var best = new List<Candidate>(Most + 1);
        for (var at = 0; at < articles; at++)
        {
            if (candidate(at) is not { } one || (best.Count == Most && Order(best[^1], one) <= 0)) continue;
            var place = best.FindIndex(other => Order(one, other) < 0);
            best.Insert(place < 0 ? best.Count : place, one);
            if (best.Count > Most) best.RemoveAt(Most);
        }
        Best = best;
    }

    /// <summary>The five best.</summary>
    public IReadOnlyList<Candidate> Best { get; }

    public bool Restricted { get; }

    /// <summary>The fit of this article, or null when it shares nothing with the text.</summary>
    public Candidate? Of(Article article)
    {
        for (var at = 0; at < articles; at++)
            if (candidate(at) is { } one && one.Article == article)
                return one;
        return null;
    }

    private static int Order(Candidate one, Candidate other) =>
        one.Sum != other.Sum ? other.Sum.CompareTo(one.Sum) : string.CompareOrdinal(one.Article.Id, other.Article.Id);
}
