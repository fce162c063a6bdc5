namespace Microneedling.Bot.Knowledge;

/// <summary>
/// Words that mean the same here: every variant is read as the entry's first form, in content and questions alike.
/// One entry a line: <c>isotretinoin: accutane, roaccutane, acne tablets</c>; <c>#</c> starts a comment.
/// </summary>
internal sealed class Synonyms
{
    private readonly Dictionary<string, List<Variant>> byFirstWord = [];

    private sealed record Variant(string[] Words, string[] Form);

    public static Synonyms None { get; } = new();

    /// <summary>The entries with their lines, for <c>check</c>.</summary>
    public List<SynonymEntry> Entries { get; } = [];

    public static Synonyms Read(string file, string content, List<Fault> faults)
    {
        var synonyms = new Synonyms();
        var number = 0;
        foreach (var line in content.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var entry = line.Split('#')[0].Trim();
            if (entry.Length == 0) continue;
            if (entry.Split(':') is not [var form, var variants] || Words.Of(form) is not { Count: > 0 } formWords)
            {
                faults.Add(new Fault(file, number, "An entry reads 'form: variant, variant'.", FaultLevel.Broken));
                continue;
            }
            var read = variants.Split(',').Select(variant => Words.Of(variant).ToArray()).Where(words => words.Length > 0).ToArray();
            var known = new SynonymEntry([.. formWords], read, number);
            synonyms.Entries.Add(known);
            foreach (var words in read)
                if (!synonyms.Add(words, known.Form))
                    faults.Add(new Fault(file, number, $"'{string.Join(' ', words)}' is already a variant of something; keep one of the two."));
        }
        return synonyms;
    }

    /// <summary>These synonyms and more entries, which go before them.</summary>
    public Synonyms With(IEnumerable<SynonymEntry> more)
    {
        var both = new Synonyms();
        foreach (var entry in more.Concat(Entries))
        {
            both.Entries.Add(entry);
            foreach (var words in entry.Variants) both.Add(words, entry.Form);
        }
        return both;
    }

    /// <summary>The words with every variant replaced; the longest variant wins.</summary>
    public List<string> Apply(List<string> words)
    {
        var first = 0;
        while (first < words.Count && Find(words, first) is null) first++;
        if (first == words.Count) return words;
        List<string> applied = new(words.Count + 4);
        applied.AddRange(words[..first]);
        for (var at = first; at < words.Count;)
        {
            if (Find(words, at) is { } variant)
            {
                applied.AddRange(variant.Form);
                at += variant.Words.Length;
            }
            else applied.Add(words[at++]);
        }
        return applied;
    }

    private Variant? Find(List<string> words, int at)
    {
        if (!byFirstWord.TryGetValue(words[at], out var variants)) return null;
        foreach (var variant in variants)
            if (at + variant.Words.Length <= words.Count && Matches(variant, words, at))
                return variant;
        return null;
    }

    private static bool Matches(Variant variant, List<string> words, int at)
    {
        for (var word = 1; word < variant.Words.Length; word++)
            if (words[at + word] != variant.Words[word])
                return false;
        return true;
    }

    // Longest first: "numbing cream" must not be read as "numbing" and "cream". Of equal ones the first entry keeps it.
    private bool Add(string[] words, string[] form)
    {
        if (!byFirstWord.TryGetValue(words[0], out var variants)) byFirstWord[words[0]] = variants = [];
        if (variants.Exists(variant => variant.Words.SequenceEqual(words))) return false;
        var at = variants.FindIndex(variant => variant.Words.Length < words.Length);
        variants.Insert(at < 0 ? variants.Count : at, new Variant(words, form));
        return true;
    }
}

internal sealed record SynonymEntry(string[] Form, string[][] Variants, int Line);
