using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>Text as it is compared: without case, accents and punctuation.</summary>
internal static partial class Words
{
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "a", "an", "the", "i", "im", "ive", "my", "me", "it", "its", "is", "am", "are", "have", "has", "had", "in", "on", "of", "for", "to", "there", "some",
        "any", "and", "or", "please", "think", "mostly", "mainly", "just", "also", "with", "do", "did", "was", "been", "be", "that", "this", "one", "at", "got", "get", "take", "taking",
        "tbh", "lol", "haha", "honestly", "well", "um", "erm", "oh",
    };

    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal)
    {
        "no", "not", "never", "none", "nothing", "without", "dont", "doesnt", "didnt", "havent", "hasnt", "isnt", "arent", "nor", "neither", "except", "nope", "cant", "cannot", "wont", "wasnt", "werent",
    };

    public static string Normal(string text)
    {
        var normal = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '\'' or '’' or '`') continue;
            if (char.IsLetterOrDigit(c)) normal.Append(char.ToLowerInvariant(c));
            else if (normal.Length > 0 && normal[^1] != ' ') normal.Append(' ');
        }
        return normal.ToString().TrimEnd();
    }

    public static string[] Of(string text) => Normal(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The words that carry meaning.</summary>
    public static string[] Content(string text) => [.. Of(text).Where(word => !Empty.Contains(word))];

    /// <summary>Some word of the text denies.</summary>
    public static bool Denies(string text) => Of(text).Any(Negations.Contains);

    /// <summary>The parts of a label that commas, brackets and the like set apart.</summary>
    public static string[] Clauses(string text) => ClauseEnds().Split(text);

    /// <summary>The same word up to an ending or a slip of the finger; opposites such as "controlled" and "uncontrolled" are not.</summary>
    public static bool Alike(string left, string right)
    {
        if (left == right || Stem(left) == Stem(right)) return true;
        var shorter = Math.Min(left.Length, right.Length);
        if (shorter < 5 || AreOpposites(left, right) || AreOpposites(right, left)) return false;
        var allowed = shorter >= 8 ? 2 : 1;
        return Math.Abs(left.Length - right.Length) <= allowed && Distance(left, right) <= allowed;
    }

    private static bool AreOpposites(string left, string right) =>
        Opposites.Any(pair => left.StartsWith(pair.Of, StringComparison.Ordinal) && right.StartsWith(pair.To, StringComparison.Ordinal) && Stem(left[pair.Of.Length..]) == Stem(right[pair.To.Length..]));

    private static readonly (string Of, string To)[] Opposites =
        [("un", ""), ("in", ""), ("im", ""), ("ir", ""), ("il", ""), ("dis", ""), ("non", ""), ("mis", ""), ("hyper", "hypo"), ("post", "pre"), ("over", "under"), ("in", "ex"), ("", "anti")];

    private static string Stem(string word)
    {
        foreach (var ending in (ReadOnlySpan<string>)["ing", "ies", "es", "ed", "s", "y", "e"])
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal)) return word[..^ending.Length];
        return word;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours (Damerau, 1964, restricted).</summary>
    public static int Distance(string left, string right)
    {
        var (before, last, row) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++) last[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[right.Length];
    }

    [GeneratedRegex(@"[,;:()]|\bor\b|\band\b", RegexOptions.IgnoreCase)]
    private static partial Regex ClauseEnds();
}
