using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Knowledge;

/// <summary>What the content says to a text.</summary>
/// <param name="Ranked">The best articles, best first, whatever was decided.</param>
public abstract record Verdict(IReadOnlyList<Candidate> Ranked)
{
    /// <summary>From here a text is answered at once.</summary>
    public const double Sure = IQuestionProbe.Sure;

    /// <summary>From here a few articles are offered; below, nothing here is about it.</summary>
    public const double Unsure = 0.15;

    /// <summary>One common word is not enough for an answer: this <see cref="Candidate.Support"/> it has to have besides.</summary>
    internal const double LeastSupport = 0.5;

    /// <summary>How certain it is that the best article answers the text: see <see cref="Evidence"/>; 1 where its own wording, or the conversation, says so.</summary>
    public double Score { get; private init; }

    /// <summary>The second best article is offered with the answer from this share of the best one's sum: where an answer is wrong, nearly always it was meant.</summary>
    private const double NearShare = 0.35;

    /// <summary>The best article, unless nothing here is about the text.</summary>
    public Article? Nearest => this is NoAnswer ? null : Ranked[0].Article;

    /// <summary>The second best article, where it comes near the best; or null.</summary>
    public Article? Second => Ranked is [var first, var second, ..] && second.Sum >= NearShare * first.Sum ? second.Article : null;

    /// <summary>An article that the conversation says is meant, whatever the ranking says.</summary>
    internal static Verdict Answered(Candidate article, Ranking ranking)
    {
        var others = ranking.Best.Where(candidate => candidate.Article != article.Article && !candidate.Article.IsStandIn);
        return new Answer([article, .. others.Take(Ranking.Most - 1)]) { Score = 1 };
    }

    /// <summary>The same, but where articles are offered, this one is among them.</summary>
    internal Verdict Or(Candidate other) => this is Clarify && Ranked[0].Article != other.Article
        ? new Clarify([Ranked[0], other, .. Ranked.Skip(1).Where(candidate => candidate.Article != other.Article)]) { Score = Score }
        : this;

    /// <summary>The verdict on a ranking. What no article answers has been weighed in it and is no answer itself.</summary>
    internal static Verdict Of(Ranking ranking)
    {
        Candidate[] ranked = [.. ranking.Best.Where(candidate => !candidate.Article.IsStandIn)];
        return (ranking.Evidence?.Certainty ?? 0) switch
        {
            >= Sure and var score when ranked[0].Support >= LeastSupport => new Answer(ranked) { Score = score },
            >= Unsure and var score => new Clarify(ranked) { Score = Math.Min(score, Sure - 0.01) },
            var score => new NoAnswer(ranked) { Score = score },
        };
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
