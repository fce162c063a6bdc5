namespace Microneedling.Bot.Handoff.Safety;

/// <summary>
/// Which words fit which pattern elements. An element is a set of words: <c>lip|lips|tongue</c>, <c>swell*</c> for every
/// word that begins so, <c>{name}</c> for a list of words defined elsewhere in the file.
/// </summary>
internal sealed class Lexicon(IReadOnlyDictionary<string, string[]> lists)
{
    private const int ShortestPrefix = 3, LongestPrefix = 12;
    private readonly Dictionary<string, int> elements = new(StringComparer.Ordinal);

    // Most words belong to one element, and share the list that has it alone.
    private readonly Dictionary<string, int[]> exact = new(StringComparer.Ordinal), prefixes = new(StringComparer.Ordinal);

    /// <summary>How all prefixes begin: of most words that is all that need be looked at.</summary>
    private readonly HashSet<string> beginnings = new(StringComparer.Ordinal);

    /// <summary>How many elements there are, numbered from 0.</summary>
    public int Count { get; private set; }

    /// <summary>The element of a source; a new one when it is not known.</summary>
    /// <exception cref="FormatException">A list is not defined, or a word is not plain.</exception>
    public int ElementOf(string source) => elements.TryGetValue(source, out var known) ? known : elements[source] = Add([source]);

    /// <summary>A new element, of all words of some sources.</summary>
    /// <exception cref="FormatException">A list is not defined, or a word is not plain.</exception>
    public int Add(IEnumerable<string> sources)
    {
        var words = sources.SelectMany(source => Expand(source, depth: 0)).Distinct().ToArray();
        var element = Count++;
        int[] alone = [element];
        foreach (var word in words)
        {
            var (table, key) = word.EndsWith('*') ? (prefixes, word[..^1]) : (exact, word);
            if (key.Length == 0 || key.Length > 30 || !key.All(char.IsLetterOrDigit) || PlainText.Fold(key) != key)
                throw new FormatException($"\"{word}\" is not a plain word: use lower case without accents, apostrophes or punctuation");
            if (table == prefixes && key.Length is < ShortestPrefix or > LongestPrefix)
                throw new FormatException($"\"{word}\": give {ShortestPrefix} to {LongestPrefix} letters before the *");
            table[key] = table.TryGetValue(key, out var others) ? [.. others, element] : alone;
            if (table == prefixes) beginnings.Add(key[..ShortestPrefix]);
        }
        return element;
    }

    /// <summary>The elements that the word fits; empty for an unknown word.</summary>
    public int[] ElementsOf(string word)
    {
        var all = exact.GetValueOrDefault(word) ?? [];
        if (word.Length < ShortestPrefix || !beginnings.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word.AsSpan(0, ShortestPrefix))) return all;
        var lookup = prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = ShortestPrefix; length <= Math.Min(word.Length, LongestPrefix); length++)
            if (lookup.TryGetValue(word.AsSpan(0, length), out var others))
                all = all.Length == 0 ? others : [.. all.Union(others)];
        return all;
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
