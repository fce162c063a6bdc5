namespace Microneedling.Bot.Handoff.Safety;

/// <summary>
/// Finds the word that a misspelt one stands for: one letter missing, extra, wrong, or two swapped. Works by deletions
/// (the symmetric-delete method), so a look-up costs the same however many words are known.
/// </summary>
internal sealed class Spelling
{
    private const int Shortest = 5;
    private readonly Dictionary<string, string[]> byDeletion;
    private readonly HashSet<string> rightAsTheyAre;

    /// <param name="words">What may be meant.</param>
    /// <param name="rightAsTheyAre">Other real words that look like one of them.</param>
    public Spelling(IEnumerable<string> words, IEnumerable<string> rightAsTheyAre)
    {
        this.rightAsTheyAre = new(rightAsTheyAre, StringComparer.Ordinal);
        byDeletion = words.Where(word => word.Length >= Shortest && word.All(char.IsAsciiLetter)).Distinct()
            .SelectMany(word => Deletions(word).Prepend(word).Distinct().Select(key => (key, word)))
            .GroupBy(pair => pair.key, pair => pair.word, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The known word that is one slip away, or null.</summary>
    public string? Correct(string typed)
    {
        if (typed.Length < Shortest || rightAsTheyAre.Contains(typed)) return null;
        foreach (var key in Deletions(typed).Prepend(typed))
            if (byDeletion.TryGetValue(key, out var words))
                foreach (var word in words)
                    if (OneSlip(typed, word)) return word;
        return null;
    }

    private static IEnumerable<string> Deletions(string word)
    {
        for (var i = 0; i < word.Length; i++) yield return word.Remove(i, 1);
    }

    private static bool OneSlip(string typed, string word)
    {
        var shorter = Math.Min(typed.Length, word.Length);
        var head = 0;
        while (head < shorter && typed[head] == word[head]) head++;
        if (head == 0) return false;
        var tail = 0;
        while (tail < shorter - head && typed[^(tail + 1)] == word[^(tail + 1)]) tail++;
        var (left, right) = (typed.Length - head - tail, word.Length - head - tail);
        return left + right == 1 || left == 1 && right == 1
            || left == 2 && right == 2 && typed[head] == word[head + 1] && typed[head + 1] == word[head];
    }
}
