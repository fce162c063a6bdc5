using System.Text.RegularExpressions;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>"Last March", "two months ago", "yesterday", "in 3 weeks". Only today, yesterday and tomorrow are sure.</summary>
internal static partial class RelativeDate
{
    private static readonly string[] Vocabulary = ["today", "yesterday", "tomorrow", "days", "weeks", "week", "month", "months", "year", "years", "fortnight", "last", "next", "past", "couple"];

    /// <summary>The text with slips of the finger in the words of this page mended: "yesterdya", "2 wekes ago".</summary>
    public static string Respell(string said) => string.Join(' ', said.Split(' ').Select(word =>
        word.Length < 4 || !word.All(char.IsAsciiLetter) || DateReader.MonthOf(word) > 0 || Vocabulary.Contains(word) ? word
        : Vocabulary.FirstOrDefault(known => known.Length > 3 && Words.Distance(known, word) == 1) ?? word));

    public static DateReading? Read(string said, DateOnly today) => said switch
    {
        "today" or "now" or "right now" or "this morning" or "tonight" => Day(today, sure: true),
        "yesterday" or "last night" => Day(today.AddDays(-1), sure: true),
        "tomorrow" or "2moro" or "tmrw" => Day(today.AddDays(1), sure: true),
        "day before yesterday" or "the day before yesterday" => Day(today.AddDays(-2), sure: true),
        "last week" => Day(today.AddDays(-7)),
        "next week" => Day(today.AddDays(7)),
        "last month" => Month(today.AddMonths(-1)),
        "this month" => Month(today),
        "next month" => Month(today.AddMonths(1)),
        "last year" => new DateReading($"{today.Year - 1}", false),
        "this year" => new DateReading($"{today.Year}", false),
        "a few days ago" => Day(today.AddDays(-3)),
        "a few weeks ago" => Day(today.AddDays(-21)),
        "a few months ago" => Month(today.AddMonths(-3)),
        _ => NamedMonth(said, today) ?? Span(said, today),
    };

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

    private static DateReading? Span(string said, DateOnly today)
    {
        var match = SpanForm().Match(said);
        if (!match.Success) return null;
        var ahead = match.Groups["in"].Success || match.Groups["later"].Success;
        if (!ahead && !match.Groups["ago"].Success) return null;
        if (NumberReader.Word(match.Groups["count"].Value) is not { } count || count > 1200) return null;
        var number = (int)(ahead ? count : -count);
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

    [GeneratedRegex(@"^(?<in>in |within |next )?(?<count>\d{1,4}|[a-z]+(?: couple of| dozen)?)\s+(?<unit>day|week|fortnight|month|year)s?(?: or so)?(?<ago> ago| back| before)?(?<later> from now| time| later| ahead)?$")]
    private static partial Regex SpanForm();
}
