namespace Microneedling.Bot.Knowledge;

/// <summary>
/// Mends a word that nothing here knows into one that the questions use: one slip from 4 letters, two from 8, the first
/// letter kept. A slip is a letter too many, too few, wrong, or two swapped. Most used, then first in the alphabet, wins.
/// </summary>
internal sealed class Spelling
{
    private const int OneSlip = 4, TwoSlips = 8;

    private readonly Dictionary<string, int> uses = [];
    private readonly HashSet<string> others = [];
    private readonly Dictionary<char, string[]> byFirstLetter;

    /// <param name="target">Words of questions and phrasings: what a slip can be mended into.</param>
    /// <param name="other">Words that are right as they are, such as those of the answers.</param>
    public Spelling(IEnumerable<string> target, IEnumerable<string> other)
    {
        foreach (var word in target) uses[word] = uses.GetValueOrDefault(word) + 1;
        others.UnionWith(other.Where(word => !uses.ContainsKey(word)));
        byFirstLetter = uses.Keys.Where(word => word.Length >= OneSlip - 1 && !char.IsDigit(word[0])).GroupBy(word => word[0]).ToDictionary(
            group => group.Key,
            group => group.OrderByDescending(word => uses[word]).ThenBy(word => word, StringComparer.Ordinal).ToArray());
    }

    /// <summary>Questions or phrasings use the word.</summary>
    public bool Uses(string word) => uses.ContainsKey(word);

    /// <summary>The word, mended when it is unknown and exactly near enough to a known one.</summary>
    public string Mend(string word)
    {
        if (word.Length < OneSlip || word.Length > 30 || uses.ContainsKey(word) || others.Contains(word) || word.Any(char.IsDigit)) return word;
        if (!byFirstLetter.TryGetValue(word[0], out var candidates)) return word;
        var allowed = word.Length >= TwoSlips ? 2 : 1;
        var best = word;
        var bestSlips = allowed + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) >= bestSlips) continue;
            var slips = Slips(word, candidate, bestSlips - 1);
            if (slips >= bestSlips) continue;
            (best, bestSlips) = (candidate, slips);
            if (slips == 1) break;
        }
        return best;
    }

    /// <summary>Optimal string alignment distance, or more than <paramref name="most"/> as soon as that is certain.</summary>
    internal static int Slips(string one, string other, int most)
    {
        var width = other.Length + 1;
        Span<int> rows = stackalloc int[3 * width];
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var row = rows[(2 * width)..];
        for (var column = 0; column < width; column++) last[column] = column;
        for (var at = 1; at <= one.Length; at++)
        {
            row[0] = at;
            var least = at;
            for (var column = 1; column < width; column++)
            {
                var same = one[at - 1] == other[column - 1];
                var value = Math.Min(Math.Min(last[column], row[column - 1]) + 1, last[column - 1] + (same ? 0 : 1));
                if (at > 1 && column > 1 && one[at - 1] == other[column - 2] && one[at - 2] == other[column - 1])
                    value = Math.Min(value, before[column - 2] + 1);
                row[column] = value;
                least = Math.Min(least, value);
            }
            if (least > most) return most + 1;
            var freed = before;
            before = last;
            last = row;
            row = freed;
        }
        return last[other.Length];
    }
}
