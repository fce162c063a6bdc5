using System.Globalization;
using System.Text.RegularExpressions;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>Times of day, and dates with a time.</summary>
internal static partial class TimeReader
{
    public const string Hint = "I could not read that as a time. Please write it like 14:30 or 2.30 pm.";
    public const string DateTimeHint = "I could not read that as a date and time. Please write it like 14 March 2026, 14:30.";

    /// <summary>The time as <c>HH:mm:ss</c>, or null.</summary>
    public static string? Read(string text)
    {
        var said = text.Trim().ToLowerInvariant().TrimEnd('.');
        if (said is "noon" or "midday" or "12 noon") return "12:00:00";
        if (said is "midnight") return "00:00:00";
        var match = Form().Match(said);
        if (!match.Success) return null;
        var hour = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 0;
        var second = match.Groups[3].Success ? int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups[4].Value.Replace(".", "", StringComparison.Ordinal);
        if (half.Length == 0 && !match.Groups[2].Success && !match.Groups[5].Success && !said.Contains("at ", StringComparison.Ordinal)) return null;
        if (half.Length > 0)
        {
            if (hour is < 1 or > 12) return null;
            hour = hour % 12 + (half is "pm" ? 12 : 0);
        }
        return hour > 23 || minute > 59 || second > 59 ? null : $"{hour:D2}:{minute:D2}:{second:D2}";
    }

    /// <summary>A FHIR dateTime: the date alone, or date and time with the offset of <paramref name="now"/>.</summary>
    public static DateReading? ReadMoment(string text, DateTimeOffset now, bool monthFirst)
    {
        var said = text.Trim();
        if (said.Length > 10 && char.IsAsciiDigit(said[0]) && said[10] is 'T' && DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var exact))
            return new DateReading(exact.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), true);
        var today = DateOnly.FromDateTime(now.DateTime);
        if (said.ToLowerInvariant() is "now" or "right now") return new DateReading(now.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), true);
        if (DateReader.Read(said, today, monthFirst) is { } dayOnly) return dayOnly;
        // The time stands at the end, or in front: "3 March 2025 at 14:30", "2pm on 3 March".
        var words = said.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        for (var split = 1; split < words.Length; split++)
        {
            var (head, tail) = (string.Join(' ', words[..split]), string.Join(' ', words[split..]));
            if (Both(head, tail) is { } after) return after;
            if (Both(tail, head) is { } before) return before;
        }
        return null;

        DateReading? Both(string date, string time) =>
            Read(time) is { } clock && DateReader.Read(date, today, monthFirst) is { Iso.Length: 10 } day
                ? new DateReading($"{day.Iso}T{clock}{now.ToString("zzz", CultureInfo.InvariantCulture)}", day.Sure) : null;
    }

    [GeneratedRegex(@"^(?:at |around |about |@ ?)?(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2})(?:\.\d+)?)?\s*(a\.?m\.?|p\.?m\.?)?(\s*(?:o'?clock|h|uhr|hrs))?$")]
    private static partial Regex Form();
}
