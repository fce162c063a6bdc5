using System.Text.RegularExpressions;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>"Last March", "two months ago", "yesterday", "in 3 weeks". Only today, yesterday and tomorrow are sure.</summary>
internal static partial class RelativeDate
{
    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["wk"] = "week", ["wks"] = "weeks", ["mth"] = "month", ["mths"] = "months", ["mo"] = "month", ["mos"] = "months", ["yr"] = "year", ["yrs"] = "years",
    };

    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    private static readonly string[] Vocabulary = ["today", "yesterday", "tomorrow", "days", "weeks", "week", "month", "months", "year", "years", "fortnight", "last", "next", "past", "couple"];

    /// <summary>The text with slips of the finger in the words of this page mended: "yesterdya", "2 wekes ago".</summary>
    public static string Respell(string said) => string.Join(' ', said.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Short.GetValueOrDefault(word, word)).Select(word =>
        word.Length < 4 || !word.All(char.IsAsciiLetter) || DateReader.MonthOf(word) > 0 || Vocabulary.Contains(word) ? word
        : Vocabulary.FirstOrDefault(known => known.Length > 3 && Words.Distance(known, word) == 1) ?? word));

    /// <param name="lies">-1 in the past, 1 ahead, 0 unknown.</param>
    public static DateReading? Read(string said, DateOnly today, int lies = 0) => said switch
    {
        "today" or "now" or "right now" or "this morning" or "this evening" or "this afternoon" or "earlier today" or "tonight" => Day(today, sure: true),
        "every day" or "everyday" or "daily" or "each day" or "every night" or "nightly" or "every morning" or "every evening" or "twice a day" or "i use it every day" or "i use it daily" or "still using it" when lies <= 0 => Day(today),
        "yesterday" or "last night" or "yesterday evening" or "yesterday morning" or "yesterday afternoon" or "yesterday night" or "only yesterday" => Day(today.AddDays(-1), sure: true),
        "tomorrow" or "2moro" or "tmrw" => Day(today.AddDays(1), sure: true),
        "day before yesterday" or "the day before yesterday" => Day(today.AddDays(-2), sure: true),
        "last week" => Day(today.AddDays(-7)),
        "next week" => Day(today.AddDays(7)),
        "last month" => Month(today.AddMonths(-1)),
        "this month" => Month(today),
        "next month" => Month(today.AddMonths(1)),
        "last year" => new DateReading($"{today.Year - 1}", false),
        "this year" => new DateReading($"{today.Year}", false),
        "half a year ago" => Month(today.AddMonths(-6)),
        "a few days ago" => Day(today.AddDays(-3)),
        "a few weeks ago" => Day(today.AddDays(-21)),
        "a few months ago" => Month(today.AddMonths(-3)),
        _ => NamedMonth(said, today) ?? NamedDay(said, today, lies) ?? Span(said, today, lies),
    };

    /// <summary>"Last Friday", "on Monday": the nearest one on that side.</summary>
    private static DateReading? NamedDay(string said, DateOnly today, int lies)
    {
        var match = WeekdayForm().Match(said);
        if (!match.Success) return null;
        var name = match.Groups["day"].Value;
        var weekday = Array.FindIndex(Weekdays, known => known.StartsWith(name, StringComparison.Ordinal) || name.Length > 5 && Words.Distance(known, name) == 1);
        if (weekday < 0) return null;
        var ahead = match.Groups["which"].Value is "next" or "this" or "this coming" || match.Groups["which"].Value is "" && lies > 0;
        var days = ((weekday - (int)today.DayOfWeek) % 7 + 7) % 7;
        return Day(today.AddDays(ahead ? days == 0 ? 7 : days : days - 7));
    }

    private static DateReading? NamedMonth(string said, DateOnly today)
    {
        var match = LastMonth().Match(said);
        if (!match.Success || DateReader.MonthOf(match.Groups[2].Value) is var month && month == 0) return null;
        var year = match.Groups[1].Value switch
        {
            "last" or "past" => month < today.Month ? today.Year : today.Year - 1,
            "next" => month > today.Month ? today.Year : today.Year + 1,
            _ => today.Year,
        };
        return new DateReading($"{year:D4}-{month:D2}", false);
    }

    private static DateReading? Span(string said, DateOnly today, int lies)
    {
        var match = SpanForm().Match(said);
        if (!match.Success) return null;
        var ahead = match.Groups["in"].Success || match.Groups["later"].Success;
        // "Two years", to a question about the past, is two years ago.
        if (!ahead && !match.Groups["ago"].Success && lies == 0) return null;
        ahead = ahead || !match.Groups["ago"].Success && lies > 0;
        if (NumberReader.Word(match.Groups["count"].Value) is not { } count || count > 1200) return null;
        var number = (int)(ahead ? count : -count);
        if (match.Groups["half"].Success || match.Groups["more"].Success)
            return match.Groups["unit"].Value switch
            {
                "year" when Math.Abs(number) <= 120 => Month(today.AddMonths(12 * number + (ahead ? 6 : -6))),
                "month" => Day(today.AddMonths(number).AddDays(ahead ? 15 : -15)),
                "week" => Day(today.AddDays(7 * number + (ahead ? 4 : -4))),
                _ => null,
            };
        return match.Groups["unit"].Value switch
        {
            "day" => Day(today.AddDays(number)),
            "week" => Day(today.AddDays(7 * number)),
            "fortnight" => Day(today.AddDays(14 * number)),
            "month" => Day(today.AddMonths(number)),
            _ when Math.Abs(number) > 120 => null,
            _ => number == -1 || number == 1 ? Month(today.AddYears(number)) : new DateReading($"{today.Year + number:D4}", false),
        };
    }

    private static DateReading Day(DateOnly day, bool sure = false) => new(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), sure);

    private static DateReading Month(DateOnly day) => new(day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), false);

    [GeneratedRegex(@"^(last|past|this|next)\s+([a-z]+)$")]
    private static partial Regex LastMonth();

    [GeneratedRegex(@"^(?:on )?(?:(?<which>last|past|this coming|this|next) )?(?<day>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)$")]
    private static partial Regex WeekdayForm();

    [GeneratedRegex(@"^(?<in>in |within |next )?(?<count>\d{1,4}|[a-z]+(?: couple of| dozen)?)(?<half> and a half)?\s+(?<unit>day|week|fortnight|month|year)s?(?<more> and a half)?(?: or so)?(?<ago> ago| back| before)?(?<later> from now| time| later| ahead)?$")]
    private static partial Regex SpanForm();
}
