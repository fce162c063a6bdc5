namespace Microneedling.Bot.Knowledge;

/// <summary>
/// Many patterns, each belonging to an owner, found by the words that they may begin with: of some hundreds only the few
/// are tried that a message can fit.
/// </summary>
internal sealed class PatternIndex
{
    private readonly Dictionary<string, List<Owned>> byWord = new(StringComparer.Ordinal);
    private readonly List<(string Beginning, Owned Owned)> byBeginning = [];
    private readonly List<Owned> others = [];

    private readonly record struct Owned(WordPattern Pattern, int Owner);

    public PatternIndex(IEnumerable<(WordPattern Pattern, int Owner)> patterns)
    {
        foreach (var (pattern, owner) in patterns)
        {
            var owned = new Owned(pattern, owner);
            if (pattern.Openers is not { } openers)
            {
                others.Add(owned);
                continue;
            }
            foreach (var word in openers)
                if (word[^1] == '*') byBeginning.Add((word[..^1], owned));
                else if (byWord.TryGetValue(word, out var same)) same.Add(owned);
                else byWord.Add(word, [owned]);
        }
    }

    /// <summary>Marks the owners of patterns that stand somewhere in the words.</summary>
    public void MarkWithin(IReadOnlyList<string> words, Span<bool> owners)
    {
        for (var at = 0; at < words.Count; at++) Mark(words, at, whole: false, owners);
    }

    /// <summary>Marks the owners of patterns that are the whole of the words.</summary>
    public void MarkWhole(IReadOnlyList<string> words, Span<bool> owners)
    {
        if (words.Count > 0) Mark(words, 0, whole: true, owners);
    }

    private void Mark(IReadOnlyList<string> words, int at, bool whole, Span<bool> owners)
    {
        if (byWord.TryGetValue(words[at], out var same))
            foreach (var owned in same) Try(owned, words, at, whole, owners);
        foreach (var (beginning, owned) in byBeginning)
            if (words[at].StartsWith(beginning, StringComparison.Ordinal)) Try(owned, words, at, whole, owners);
        foreach (var owned in others) Try(owned, words, at, whole, owners);
    }

    private static void Try(Owned owned, IReadOnlyList<string> words, int at, bool whole, Span<bool> owners)
    {
        if (!owners[owned.Owner]) owners[owned.Owner] = owned.Pattern.Fits(words, at, whole);
    }
}
