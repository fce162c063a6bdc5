using System.Collections.Concurrent;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>
/// Which words fit which pattern elements. An element is a set of words: <c>lip|lips|tongue</c>, <c>swell*</c> for every
/// word that begins so, <c>{name}</c> for a list of words defined elsewhere in the file.
/// </summary>
internal sealed class Lexicon(IReadOnlyDictionary<string, string[]> lists)
{
    private const int LongestPrefix = 12;
    private readonly Dictionary<string, int> elements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> exact = new(StringComparer.Ordinal), prefixes = new(StringComparer.Ordinal);

    /// <summary>What was found for words of the lists themselves; of words that others write nothing is kept.</summary>
    private readonly ConcurrentDictionary<string, int[]> found = new(StringComparer.Ordinal);

    private static readonly List<int> Nothing = [];

    public int Count => elements.Count;

    /// <exception cref="FormatException">A list is not defined, or a word is not plain.</exception>
    public int ElementOf(string source)
    {
        if (elements.TryGetValue(source, out var known)) return known;
        var words = Expand(source, depth: 0).Distinct().ToArray();
        var element = elements[source] = elements.Count;
        foreach (var word in words)
        {
            var (table, key) = word.EndsWith('*') ? (prefixes, word[..^1]) : (exact, word);
            if (key.Length == 0 || key.Length > 30 || !key.All(char.IsLetterOrDigit) || PlainText.Fold(key) != key)
                throw new FormatException($"\"{word}\" is not a plain word: use lower case without accents, apostrophes or punctuation");
            if (table == prefixes && key.Length is < 3 or > LongestPrefix && word.EndsWith('*'))
                throw new FormatException($"\"{word}\": give 3 to {LongestPrefix} letters before the *");
            if (!table.TryGetValue(key, out var ids)) table[key] = ids = [];
            ids.Add(element);
        }
        return element;
    }

    /// <summary>The elements that the word fits; empty for an unknown word. Asked for when all elements are known.</summary>
    public int[] ElementsOf(string word)
    {
        if (!exact.TryGetValue(word, out var ids)) return Find(word, Nothing);
        return found.TryGetValue(word, out var known) ? known : found[word] = Find(word, ids);
    }

    private int[] Find(string word, List<int> exactly)
    {
        var all = exactly;
        var lookup = prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 3; length <= Math.Min(word.Length, LongestPrefix); length++)
            if (lookup.TryGetValue(word.AsSpan(0, length), out var ids))
                all = [.. all.Union(ids)];
        return [.. all];
    }

    private IEnumerable<string> Expand(string source, int depth)
    {
        if (depth > 5) throw new FormatException($"the lists behind \"{source}\" name each other in a circle");
        foreach (var part in source.Split('|'))
        {
            if (part.StartsWith('{') && part.EndsWith('}'))
            {
                if (!lists.TryGetValue(part[1..^1], out var list)) throw new FormatException($"the list {part} is not defined under \"words\"");
                foreach (var word in list.SelectMany(entry => Expand(entry, depth + 1))) yield return word;
            }
            else yield return part;
        }
    }
}
