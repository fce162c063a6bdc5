namespace Microneedling.Bot.Knowledge;

/// <summary>How well one article fits a text.</summary>
/// <param name="WordMatch">B: share of the best possible BM25 score, 0..1.</param>
/// <param name="Likeness">C: cosine of letter runs, 0..1.</param>
/// <param name="Habit">S: the classifier's probability, 0..1.</param>
/// <param name="Raw">The BM25 score itself.</param>
public sealed record Candidate(Article Article, double WordMatch, double Likeness, double Habit, double Raw)
{
    /// <summary>What articles are ranked by.</summary>
    public double Sum { get; } = Math.Round(WordMatch + Likeness + Habit, 4);

    /// <summary>
    /// The sum, doubted where little text was matched. A short text can match by one common word; raw / (raw + 10) comes
    /// near 1 only where rare words, or many, agree.
    /// </summary>
    public double Support { get; } = Math.Round((WordMatch + Likeness + Habit) * Raw / (Raw + 10), 4);
}
