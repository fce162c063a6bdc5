namespace Microneedling.Bot.Knowledge;

/// <summary>
/// A run of words as an editor writes it: <c>speak|talk to|with ... person|human</c>. <c>|</c> parts alternatives,
/// <c>diagnos*</c> stands for every ending, <c>the?</c> may be missing, <c>...</c> skips up to four words.
/// </summary>
internal sealed class WordPattern
{
    private const int LongestGap = 4;

    private readonly Part[] parts;

    private sealed record Part(string[] Words, bool Optional)
    {
        public bool IsGap => Words is ["..."];

        public bool Fits(string word)
        {
            foreach (var own in Words)
                if (own[^1] == '*' ? word.StartsWith(own.AsSpan(0, own.Length - 1), StringComparison.Ordinal) : own == word)
                    return true;
            return false;
        }
    }

    public WordPattern(string text) =>
        parts = [.. text.ToLowerInvariant().Replace("'", "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part =>
            new Part(part.TrimEnd('?').Split('|', StringSplitOptions.RemoveEmptyEntries), part[^1] == '?'))];

    /// <summary>The words that the pattern names in full, for the spelling.</summary>
    public IEnumerable<string> Words => parts.Where(part => !part.IsGap).SelectMany(part => part.Words).Where(word => word[^1] != '*');

    /// <summary>The words, or beginnings of words with a <c>*</c>, that the pattern may begin with; null when it may begin with any.</summary>
    public IReadOnlyCollection<string>? Openers
    {
        get
        {
            var openers = new HashSet<string>(StringComparer.Ordinal);
            foreach (var part in parts)
            {
                if (part.IsGap) return null;
                openers.UnionWith(part.Words);
                if (!part.Optional) return openers;
            }
            return null;
        }
    }

    /// <summary>The pattern begins at this word.</summary>
    /// <param name="whole">And nothing may follow it.</param>
    public bool Fits(IReadOnlyList<string> words, int at, bool whole) => End(words, at, 0, whole);

    private bool End(IReadOnlyList<string> words, int at, int part, bool whole)
    {
        if (part == parts.Length) return !whole || at == words.Count;
        if (parts[part].IsGap)
        {
            for (var skipped = 0; skipped <= LongestGap && at + skipped <= words.Count; skipped++)
                if (End(words, at + skipped, part + 1, whole))
                    return true;
            return false;
        }
        if (at < words.Count && parts[part].Fits(words[at]) && End(words, at + 1, part + 1, whole)) return true;
        return parts[part].Optional && End(words, at, part + 1, whole);
    }
}
