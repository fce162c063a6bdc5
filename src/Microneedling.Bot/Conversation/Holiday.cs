using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Microneedling.Bot.Conversation;

/// <summary>A day with hours of its own in <c>clinic.yaml</c>: <c>2026-12-25</c> counts once, <c>12-25</c> every year.</summary>
/// <param name="Date">Of a yearly one month and day count.</param>
internal readonly record struct Holiday(DateOnly Date, bool IsYearly)
{
    private const string Form = "yyyy-MM-dd", LeapYear = "2024-";

    /// <summary>The day that the key names; null when it is none.</summary>
    public static Holiday? Read(string? key) => Parse(key) is { } once ? new(once, false) : Parse(LeapYear + key) is { } yearly ? new(yearly, true) : null;

    /// <summary>The hours say that the clinic is closed.</summary>
    public static bool IsClosed([NotNullWhen(false)] string? hours) => hours is null or "" or "closed";

    /// <summary>"Christmas Day (25 December)", "3 May 2027".</summary>
    public override string ToString()
    {
        var day = Date.ToString(IsYearly ? "d MMMM" : "d MMMM yyyy", CultureInfo.InvariantCulture);
        return (IsYearly, Date.Month, Date.Day) switch
        {
            (true, 12, 24) => $"Christmas Eve ({day})",
            (true, 12, 25) => $"Christmas Day ({day})",
            (true, 12, 26) => $"Boxing Day ({day})",
            (true, 12, 31) => $"New Year's Eve ({day})",
            (true, 1, 1) => $"New Year's Day ({day})",
            _ => day,
        };
    }

    private static DateOnly? Parse(string? text) => DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
