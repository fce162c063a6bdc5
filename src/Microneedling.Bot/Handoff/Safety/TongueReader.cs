namespace Microneedling.Bot.Handoff.Safety;

/// <summary>Tells which language a message is in, and whether it speaks of danger in one that we cannot answer at length.</summary>
internal sealed class TongueReader
{
    private readonly Tongue[] tongues;
    private readonly HashSet<string> english;
    private readonly Dictionary<string, int[]> tonguesOf;

    /// <param name="english">Folded English words: they speak against every language that does not have them too.</param>
    public TongueReader(IReadOnlyList<Tongue> tongues, IReadOnlySet<string> english)
    {
        this.tongues = [.. tongues];
        this.english = new(english, StringComparer.Ordinal);
        tonguesOf = tongues.SelectMany((tongue, i) => tongue.Words.Union(tongue.Alone).Select(word => (word, i)))
            .GroupBy(pair => pair.word, pair => pair.i, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>
    /// The other language that the text is in, with the danger it speaks of, if any; null when it is English, too short
    /// to tell, or no language.
    /// </summary>
    public (Tongue Tongue, TongueDanger? Danger)? Read(MessageWords message)
    {
        var folded = message.Folded;
        // Elsewhere an apostrophe parts two words: "n'arrive".
        var split = folded.Contains('\'') ? PlainText.Split(folded.Replace('\'', ' ')) : message.Typed;
        var words = Different(split);
        if (words.Count == 0) return null;
        var (theirs, shared, ours) = Count(words);
        if (DangerIn(split, theirs, shared, ours) is var (tongue, danger)) return (tongue, danger);
        return (OfScript(folded) ?? OfWords(words, theirs, shared, ours)) is { } other ? (other, null) : null;
    }

    private static List<string> Different(List<(string Text, int Sentence)> split)
    {
        var words = new List<string>(split.Count);
        foreach (var (word, _) in split)
            if (char.IsLetter(word[0]) && !words.Contains(word))
                words.Add(word);
        return words;
    }

    /// <summary>For each language the words that it alone has, and those that English has too; and how many English has.</summary>
    private (int[] Theirs, int[] Shared, int Ours) Count(List<string> words)
    {
        var (theirs, shared, ours) = (new int[tongues.Length], new int[tongues.Length], 0);
        foreach (var word in words)
        {
            var isOurs = english.Contains(word);
            if (isOurs) ours++;
            if (!tonguesOf.TryGetValue(word, out var having)) continue;
            foreach (var i in having) (isOurs ? shared : theirs)[i]++;
        }
        return (theirs, shared, ours);
    }

    private (Tongue, TongueDanger)? DangerIn(List<(string Text, int Sentence)> split, int[] theirs, int[] shared, int ours)
    {
        string? spaced = null;
        (Tongue, TongueDanger)? found = null;
        // Neighbouring languages share words; the rest of the message decides.
        var best = -1;
        for (var i = 0; i < tongues.Length; i++)
        {
            var score = theirs[i] + shared[i];
            if (tongues[i].Dangers.Count == 0 || score <= best || score < ours - shared[i]) continue;
            spaced ??= Phrase.Spaced(split);
            if (tongues[i].DangerIn(spaced) is { } danger) (best, found) = (score, (tongues[i], danger));
        }
        return found;
    }

    private Tongue? OfWords(List<string> words, int[] theirs, int[] shared, int ours)
    {
        Tongue? best = null;
        var most = 0;
        for (var i = 0; i < tongues.Length; i++)
        {
            var against = ours - shared[i];
            var alone = against == 0 && words.Count <= 4 && words.Exists(tongues[i].Alone.Contains);
            if ((theirs[i] >= 2 && theirs[i] > against || alone) && theirs[i] > most) (best, most) = (tongues[i], theirs[i]);
        }
        return best;
    }

    private Tongue? OfScript(string folded)
    {
        var latin = 0;
        Dictionary<string, int>? others = null;
        foreach (var letter in folded)
        {
            if (letter < 128)
            {
                if (char.IsAsciiLetter(letter)) latin++;
            }
            else if (char.IsLetter(letter) && Scripts.Of(letter) is { } script)
            {
                if (script == Scripts.Latin) latin++;
                else System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(others ??= [], script, out _)++;
            }
        }
        if (others is null) return null;
        // A letter of such scripts often stands for a whole syllable or word.
        var (most, count) = others.MaxBy(pair => pair.Key == Scripts.Kana ? pair.Value * 3 : pair.Value);
        if (count * 3 < latin || count < 2) return null;
        var candidates = tongues.Where(tongue => tongue.Script == most).ToArray();
        return candidates.FirstOrDefault(tongue => tongue.Letters.Length > 0 && folded.AsSpan().IndexOfAny(tongue.Letters) >= 0)
            ?? candidates.FirstOrDefault(tongue => tongue.Letters.Length == 0);
    }
}

/// <summary>The writing systems that tell a language, or a group of them, at a glance.</summary>
internal static class Scripts
{
    public const string Latin = "Latin", Kana = "Kana";

    public static IReadOnlyList<string> Known { get; } = ["Arabic", "Han", Kana, "Hangul", "Cyrillic", "Greek", "Hebrew", "Devanagari", "Bengali", "Gurmukhi", "Tamil", "Thai"];

    /// <summary>A sign of the scripts of East Asia, which put no blanks between words.</summary>
    public static bool IsSign(char letter) => letter > '\u2E80';

    /// <summary>By Unicode block; null for blocks that nobody here needs.</summary>
    public static string? Of(char letter) => letter switch
    {
        < '\u0250' or (>= '\u1E00' and <= '\u1EFF') => Latin,
        >= '\u0370' and <= '\u03FF' => "Greek",
        >= '\u0400' and <= '\u052F' => "Cyrillic",
        >= '\u0590' and <= '\u05FF' => "Hebrew",
        (>= '\u0600' and <= '\u06FF') or (>= '\u0750' and <= '\u077F') => "Arabic",
        >= '\u0900' and <= '\u097F' => "Devanagari",
        >= '\u0980' and <= '\u09FF' => "Bengali",
        >= '\u0A00' and <= '\u0A7F' => "Gurmukhi",
        >= '\u0B80' and <= '\u0BFF' => "Tamil",
        >= '\u0E00' and <= '\u0E7F' => "Thai",
        >= '\u3040' and <= '\u30FF' => Kana,
        (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') => "Han",
        (>= '\u1100' and <= '\u11FF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\u3130' and <= '\u318F') => "Hangul",
        _ => null,
    };
}
