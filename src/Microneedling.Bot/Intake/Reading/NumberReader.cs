using System.Globalization;
using System.Text.RegularExpressions;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>Numbers in digits or words, with what stands beside them.</summary>
internal static partial class NumberReader
{
    private static readonly Dictionary<string, decimal> Small = new(StringComparer.Ordinal)
    {
        ["zero"] = 0, ["none"] = 0, ["a"] = 1, ["an"] = 1, ["one"] = 1, ["two"] = 2, ["couple"] = 2, ["a couple of"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6,
        ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15,
        ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50,
        ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90,
    };

    /// <summary>A number and the words around it, or null when there is none or more than one.</summary>
    public static (decimal Number, string Beside)? Read(string text)
    {
        var said = text.Trim().ToLowerInvariant();
        var matches = Digits().Matches(said);
        var isSaidInWords = said.Split([' ', '-', ','], StringSplitOptions.RemoveEmptyEntries).Any(word => word.Length > 3 && Small.TryGetValue(word, out var named) && named > 10);
        if (matches.Count == 1 && !isSaidInWords)
        {
            var digits = Thousands().IsMatch(matches[0].Value) ? matches[0].Value.Replace(",", "", StringComparison.Ordinal) : matches[0].Value.Replace(',', '.');
            return decimal.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? (number, said.Remove(matches[0].Index, matches[0].Length).Trim()) : null;
        }
        if (matches.Count > 0 || Multiples().IsMatch(said)) return null;
        var words = said.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(Respell).ToList();
        var place = words.FindIndex(word => word.Length > 1 && word is not "an" && Small.ContainsKey(word));
        if (place < 0) return null;
        var value = Small[words[place]];
        var used = value >= 20 && place + 1 < words.Count && Small.TryGetValue(words[place + 1], out var unit) && unit is >= 1 and <= 9 ? 2 : 1;
        if (used == 2) value += Small[words[place + 1]];
        words.RemoveRange(place, used);
        return words.Any(word => word.Length > 1 && word is not "an" && Small.ContainsKey(word)) ? null : (value, string.Join(' ', words));
    }

    /// <summary>The number word that was meant: "fourty", "ninty".</summary>
    private static string Respell(string word) =>
        word.Length < 5 || Small.ContainsKey(word) ? word : Small.Keys.Where(known => known.Length > 4 && !known.Contains(' ') && Words.Distance(known, word) == 1).ToList() is [var only] ? only : word;

    /// <summary>The words beside a number in words may be a part of it that was not understood.</summary>
    public static bool IsOnlyWords(string text) => !text.Any(char.IsAsciiDigit);

    /// <summary>The words beside a number change it, so that it is only roughly meant: "over 40", "40s", "34 and a half".</summary>
    public static bool IsChanged(string beside) => Changes().IsMatch(beside) || Attached().IsMatch(beside);

    /// <summary>One number alone, in digits or as a word; null otherwise.</summary>
    public static decimal? Word(string word) =>
        Small.TryGetValue(word.Trim(), out var known) ? known : decimal.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"[-+]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|\.\d+)")]
    private static partial Regex Digits();

    [GeneratedRegex(@"\b(?:hundreds?|thousands?|millions?|dozens?|score)\b")]
    private static partial Regex Multiples();

    [GeneratedRegex(@"\b(?:over|under|above|below|more|less|fewer|than|at least|at most|up to|nearly|almost|between|half|quarter|third|minus|born|since|not|or|nor|without|twice|times)\b|[~<>½¼¾]")]
    private static partial Regex Changes();

    [GeneratedRegex(@"^(?:k|s)\b|\bs$")]
    private static partial Regex Attached();

    [GeneratedRegex(@"^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$")]
    private static partial Regex Thousands();
}
