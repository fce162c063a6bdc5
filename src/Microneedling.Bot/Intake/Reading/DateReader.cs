using System.Globalization;
using System.Text.RegularExpressions;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>A date that was read; <paramref name="Sure"/> when it can mean nothing else.</summary>
internal sealed record DateReading(string Iso, bool Sure);

/// <summary>Dates in the ways people type them.</summary>
internal static partial class DateReader
{
    public const string Hint = "I could not read that as a date. Please write it like 14 March 2026; month and year are fine too.";

    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <param name="today">What "last March" and "two months ago" count from.</param>
    /// <param name="monthFirst">How a date such as 3/4/2026 is meant when nothing else tells.</param>
    /// <param name="lies">Where the date lies when its year is not said: -1 in the past, 1 ahead, 0 whichever is nearer.</param>
    public static DateReading? Read(string text, DateOnly today, bool monthFirst = false, int lies = 0)
    {
        var whole = RelativeDate.Respell(Suffixes().Replace(ShortYear().Replace(text.Trim().ToLowerInvariant(), "20$1"), "$1").Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal).TrimEnd('.', '!', ' '));
        whole = Chatter().Replace(whole, "");
        if (RelativeDate.Read(whole, today, lies) is { } relative) return relative;
        var vague = Vague().Replace(whole, " ");
        var said = Blanks().Replace(Qualifiers().Replace(vague, " "), " ").Trim(' ', ',');
        var date = Iso(said) ?? Numeric(said, today, monthFirst, lies) ?? Packed(said) ?? Named(said, today, lies) ?? FeastDate.Read(said, today, lies) ?? RelativeDate.Read(said, today, lies);
        date ??= Amid(whole, today, lies);
        return date is not null && vague != whole ? date with { Sure = false } : date;
    }

    /// <summary>The one date that stands somewhere in a sentence: "seven months ago when she was born". To be confirmed.</summary>
    private static DateReading? Amid(string said, DateOnly today, int lies)
    {
        var found = AmidForm().Matches(said);
        if (found is not [var only] || LessForm().IsMatch(said) || (only.Groups["month"].Success && said.Remove(only.Index, only.Length).Any(char.IsAsciiDigit))) return null;
        var date = only.Groups["ago"].Success ? RelativeDate.Read($"{only.Groups["count"].Value} {only.Groups["unit"].Value} ago", today, lies) : MonthOf(only.Groups["month"].Value) > 0 ? Named($"{only.Groups["month"].Value} {only.Groups["year"].Value}".TrimEnd(), today, lies) : null;
        return date is null ? null : date with { Sure = false };
    }

    /// <summary>The month by its name or a beginning or slip of it, 1 to 12; 0 when it is none.</summary>
    public static int MonthOf(string word)
    {
        word = word.TrimEnd('.', ',');
        if (word.Length < 3) return 0;
        if (word is "sept") return 9;
        var exact = Array.FindIndex(Months, month => month == word || word.Length is 3 or 4 && month.StartsWith(word, StringComparison.Ordinal));
        if (exact >= 0 || word.Length < 5) return exact + 1;
        var near = Months.Select((month, index) => (Distance: Words.Distance(month, word), index)).Min();
        return near.Distance <= (word.Length >= 7 ? 2 : 1) ? near.index + 1 : 0;
    }

    private static DateReading? Iso(string said)
    {
        var match = IsoForm().Match(said);
        if (!match.Success) return null;
        var (year, month, day) = (Int(match, 1), match.Groups[2].Success ? Int(match, 2) : 0, match.Groups[3].Success ? Int(match, 3) : 0);
        return month == 0 ? InRange(year) ? new DateReading($"{year:D4}", true) : null : Make(year, month, day, sure: true);
    }

    private static DateReading? Numeric(string said, DateOnly today, bool monthFirst, int lies)
    {
        if (MonthAndYear().Match(said) is { Success: true } short1) return Make(Int(short1, 2), Int(short1, 1), 0, sure: true);
        if (DayAndMonth().Match(said) is { Success: true } noYear && WithoutYear(Int(noYear, 1), Int(noYear, 2), today, monthFirst, lies) is { } likely) return likely;
        var match = NumericForm().Match(said);
        if (!match.Success) return null;
        var (first, second, year) = (Int(match, 1), Int(match, 2), FullYear(match.Groups[3].Value, today));
        if (first > 12) return Make(year, second, first, sure: true);
        if (second > 12) return Make(year, first, second, sure: true);
        return monthFirst ? Make(year, first, second, sure: first == second) : Make(year, second, first, sure: first == second);
    }

    private static DateReading? WithoutYear(int first, int second, DateOnly today, bool monthFirst, int lies)
    {
        var (day, month) = first > 12 || second <= 12 && !monthFirst ? (first, second) : (second, first);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(2024, month) ? Make(LikelyYear(month, day, today, lies), month, day, sure: false) : null;
    }

    /// <summary>Eight digits in a row: year first, or else day first, which is confirmed.</summary>
    private static DateReading? Packed(string said) => said.Length != 8 || !said.All(char.IsAsciiDigit) ? null
        : said[..2] is "19" or "20" && Make(Parse(said[..4]), Parse(said[4..6]), Parse(said[6..]), sure: true) is { Iso.Length: 10 } date ? date
        : Parse(said[..2]) > 0 ? Make(Parse(said[4..]), Parse(said[2..4]), Parse(said[..2]), sure: false) : null;

    /// <summary>With the month as a word: "14 Sep", "March 5th, 2025", "march 2024", "sep 24".</summary>
    private static DateReading? Named(string said, DateOnly today, int lies)
    {
        var words = said.Split([' ', ',', '-', '/', '.'], StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("of" or "the" or "in" or "on")).ToList();
        if (words.Exists(word => MonthOf(word) > 0)) words.RemoveAll(word => word is "spring" or "summer" or "autumn" or "fall" or "winter"); // "the autumn of 2019, October"
        if (words.Count is 0 or > 4) return null;
        var weekday = words.Count > 1 && Weekday().IsMatch(words[0]);
        if (weekday) words.RemoveAt(0);
        // "March last year", "January this year".
        if (words.Count > 2 && words.FindIndex(word => word is "year") is var year and > 0 && words[year - 1] is "last" or "this" or "next" && year > 0)
        {
            words[year - 1] = (today.Year + (words[year - 1] is "last" ? -1 : words[year - 1] is "next" ? 1 : 0)).ToString(CultureInfo.InvariantCulture);
            words.RemoveAt(year);
        }
        var place = words.FindIndex(word => MonthOf(word) > 0);
        if (place < 0) return null;
        var month = MonthOf(words[place]);
        var rest = words.Where((_, index) => index != place).ToList();
        if (rest.Any(word => !word.All(char.IsAsciiDigit))) return null;
        return rest switch
        {
            [] => new DateReading($"{LikelyYear(month, 1, today, lies):D4}-{month:D2}", false),
            [{ Length: 4 } full] => Make(Parse(full), month, 0, sure: true),
            [var number] when Parse(number) is >= 1 and <= 31 and var day => Make(LikelyYear(month, day, today, lies), month, day, sure: false),
            [var number] => Make(FullYear(number, today), month, 0, sure: true),
            [var a, var b] when a.Length == 4 => Make(Parse(a), month, Parse(b), sure: true),
            [var a, var b] => Make(FullYear(b, today), month, Parse(a), sure: true),
            _ => null,
        };
    }

    internal static int LikelyYear(int month, int day, DateOnly today, int lies)
    {
        var distances = Enumerable.Range(today.Year - 1, 3)
            .Select(year => (Year: year, Days: new DateOnly(year, month, Math.Min(day, DateTime.DaysInMonth(year, month))).DayNumber - today.DayNumber));
        return distances.Where(distance => lies == 0 || lies < 0 && distance.Days <= 0 || lies > 0 && distance.Days >= -31).MinBy(distance => Math.Abs(distance.Days)).Year;
    }

    internal static int FullYear(string text, DateOnly today) =>
        text.Length == 4 ? Parse(text) : Parse(text) <= today.Year % 100 + 10 ? 2000 + Parse(text) : 1900 + Parse(text);

    public static DateReading? Make(int year, int month, int day, bool sure) =>
        !InRange(year) || month is < 1 or > 12 || day < 0 || day > DateTime.DaysInMonth(year, month) ? null
        : new DateReading(day == 0 ? $"{year:D4}-{month:D2}" : $"{year:D4}-{month:D2}-{day:D2}", sure);

    private static bool InRange(int year) => year is >= 1880 and <= 2200;

    private static int Parse(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static int Int(Match match, int group) => Parse(match.Groups[group].Value);

    [GeneratedRegex(@"^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$")]
    private static partial Regex IsoForm();

    [GeneratedRegex(@"^(\d{1,2})\s*[-/.\s]\s*(\d{1,2})\s*[-/.\s]\s*(\d{4}|\d{2})$")]
    private static partial Regex NumericForm();

    [GeneratedRegex(@"^(\d{1,2})\s*[-/.]\s*(\d{1,2})$")]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"^(\d{1,2})\s*[-/.]\s*(\d{4})$")]
    private static partial Regex MonthAndYear();

    [GeneratedRegex(@"\b(\d{1,2})(?:st|nd|rd|th)\b")]
    private static partial Regex Suffixes();

    [GeneratedRegex(@"\b(?:it was|it is|its|i think|maybe|probably|around|about|approximately|roughly|approx|circa|sometime|some time|early|late|mid|middle of|beginning of|start of|end of|in|since|on|i stopped|i finished|stopped|finished|from|was|due|must have been|the last one|i said|i mean|i meant|like i said|had it|it ended|ended|last done|back)\b")]
    private static partial Regex Qualifiers();

    /// <summary>Words that leave open on which side of the date it was: what is read is confirmed.</summary>
    [GeneratedRegex(@"\b(?:(?:i )?(?:am |im )?not (?:really |quite |100% )?sure|(?:i )?(?:dont|do not|cant|cannot) (?:really )?(?:remember|know|recall)(?: exactly)?|but|perhaps|possibly|over|more than|at least|just over|just under|a little over|nearly|almost|before|after)\b")]
    private static partial Regex Vague();

    [GeneratedRegex(@"['’](\d\d)\b")]
    private static partial Regex ShortYear();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    /// <summary>Said behind a date without a meaning: "this morning lol".</summary>
    [GeneratedRegex(@"(?:[\s,.!]+(?:lol|lmao|(?:ha){2,}h?|(?:he){2,}|tbh|oops|sorry|please|thanks|thank you|x+))+$")]
    private static partial Regex Chatter();

    [GeneratedRegex(@"\b(?:less than|under|within|not even)\b")]
    private static partial Regex LessForm();

    // Of "four or five years ago" the first counts: the nearer is the safer.
    [GeneratedRegex(@"\b(?<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|couple of|few)(?:(?: or |-| to )(?:\d{1,3}|[a-z]+))? (?<unit>day|week|fortnight|month|year)s? (?<ago>ago|back)\b|\b(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december) (?<year>(?:19|20)\d\d)\b|\b(?:in|since|last|this|around|end of) (?<month>january|february|march|april|may|june|july|august|september|october|november|december)\b(?! \d)")]
    private static partial Regex AmidForm();

    [GeneratedRegex(@"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$")]
    private static partial Regex Weekday();
}
