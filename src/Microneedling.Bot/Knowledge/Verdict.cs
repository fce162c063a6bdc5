namespace Microneedling.Bot.Knowledge;

/// <summary>What the content says to a text.</summary>
/// <param name="Ranked">The best articles, best first, whatever was decided.</param>
public abstract record Verdict(IReadOnlyList<Candidate> Ranked)
{
    /// <summary>From here a text is answered at once.</summary>
    public const double Sure = 1.0;

    /// <summary>From here a few articles are offered; below, nothing here is about it.</summary>
    public const double Unsure = 0.1;

    /// <summary>How much better than the best article what nothing here answers must fit to be declined for it.</summary>
    private const double FarAhead = 2;

    /// <summary>
    /// How well the best article fits: its confidence, for an answer raised or lowered by its lead over the second. An
    /// answer has <see cref="Sure"/> or more, an offer less.
    /// </summary>
    public double Score { get; private init; }

    /// <summary>An article that the conversation says is meant, whatever the ranking says.</summary>
    internal static Verdict Answered(Candidate article, Ranking ranking)
    {
        var others = ranking.Best.Where(candidate => candidate.Article != article.Article && !candidate.Article.IsStandIn);
        return new Answer([article, .. others.Take(Ranking.Most - 1)]) { Score = Sure };
    }

    /// <summary>The verdict on a ranking.</summary>
    internal static Verdict Of(Ranking ranking)
    {
        var ranked = ranking.Best;
        if (ranked.Count == 0) return new NoAnswer(ranked);
        // What no article answers competes: what nothing here answers is declined far ahead; near, the best article is doubtful.
        var standIn = ranked.FirstOrDefault(candidate => candidate.Article.IsStandIn);
        ranked = [.. ranked.Where(candidate => !candidate.Article.IsStandIn)];
        if (ranked.Count == 0 || (standIn is { Article.Id: AskedQuestions.Nothing } nothing && nothing.Sum > ranked[0].Sum * FarAhead)) return new NoAnswer(ranked);
        // Half of all wrong answers are one of two articles that fit nearly alike: then it is better to ask which is
        // meant. Where only a few articles were let in, standing alone is no merit.
        var lead = 1 - Math.Max(standIn?.Sum ?? 0, ranked.Count > 1 ? ranked[1].Sum : 0) / ranked[0].Sum;
        var confidence = ranked[0].Confidence;
        var certainty = Math.Round(confidence * Math.Clamp(0.5 + lead, 0, ranking.Restricted ? 1 : 1.5), 4);
        if (certainty >= Sure) return new Answer(ranked) { Score = certainty };
        var score = Math.Min(confidence, Sure - 0.01);
        return score >= Unsure ? new Clarify(ranked) { Score = score } : new NoAnswer(ranked) { Score = score };
    }
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
