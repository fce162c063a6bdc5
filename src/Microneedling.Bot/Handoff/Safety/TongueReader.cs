namespace Microneedling.Bot.Handoff.Safety;

/// <summary>Tells which language a message is in, and whether it speaks of danger in one that we cannot answer at length.</summary>
/// <param name="english">Folded English words: they speak against every other language.</param>
internal sealed class TongueReader(IReadOnlyList<Tongue> tongues, IReadOnlySet<string> english)
{
    /// <summary>Danger in another language, or null. Asked of every text, whatever language it seems to be in.</summary>
    public (Tongue Tongue, TongueDanger Danger)? DangerIn(string folded)
    {
        var words = WordsOf(folded);
        var spaced = Phrase.Spaced(words);
        (Tongue, TongueDanger)? found = null;
        var best = int.MinValue;
        foreach (var tongue in tongues)
            foreach (var danger in tongue.Dangers)
            {
                if (!danger.When.Any(groups => groups.All(group => group.Any(phrase => phrase.IsIn(spaced))))) continue;
                if (danger.Unless.Any(phrase => phrase.IsIn(spaced))) continue;
                // Neighbouring languages share words; the rest of the message decides.
                var score = words.Count(word => tongue.Words.Contains(word.Text) || tongue.Alone.Contains(word.Text));
                if (score > best) (best, found) = (score, (tongue, danger));
                break;
            }
        return found;
    }

    /// <summary>The other language that the text is in, or null when it is English, too short to tell, or no language.</summary>
    public Tongue? Of(string folded)
    {
        if (OfScript(folded) is { } telling) return telling;
        var words = WordsOf(folded).Select(word => word.Text).Where(word => word.Any(char.IsLetter)).ToArray();
        if (words.Length == 0 || words.All(english.Contains)) return null;
        var ours = words.Count(english.Contains);
        Tongue? best = null;
        var most = 0;
        foreach (var tongue in tongues)
        {
            if (tongue.Script is not null) continue;
            var theirs = words.Count(word => tongue.Words.Contains(word) || tongue.Alone.Contains(word));
            var alone = ours == 0 && words.Length <= 4 && words.Any(tongue.Alone.Contains);
            if ((theirs >= 2 && theirs > ours || alone) && theirs > most) (best, most) = (tongue, theirs);
        }
        return best;
    }

    /// <summary>Elsewhere an apostrophe parts two words: "n'arrive".</summary>
    private static List<(string Text, int Sentence)> WordsOf(string folded) => PlainText.Split(folded.Replace('\'', ' '));

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
