using System.Globalization;
using Microneedling.Bot.Handoff.Hours;

namespace Microneedling.Bot.Web.Staff;

/// <summary>Moments and spans as staff read them, in the clinic's own time.</summary>
public sealed class When(TeamHours hours, TimeProvider clock)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>"14:05" today, "Tue 3 Nov, 14:05" otherwise.</summary>
    public string At(DateTimeOffset moment)
    {
        var (local, today) = (hours.Now.Local(moment), hours.Now.Local(Now));
        return local.Date == today.Date ? local.ToString("HH:mm", English)
            : local.ToString(local.Year == today.Year ? "ddd d MMM, HH:mm" : "d MMM yyyy, HH:mm", English);
    }

    public string Full(DateTimeOffset moment) => hours.Now.Local(moment).ToString("dddd d MMMM yyyy, HH:mm", English);

    /// <summary>"just now", "12 min", "3 h", "2 days".</summary>
    public string Since(DateTimeOffset moment) => (Now - moment) switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalMinutes: < 60 } span => $"{(int)span.TotalMinutes} min",
        { TotalHours: < 24 } span => $"{(int)span.TotalHours} h",
        { TotalDays: < 2 } => "1 day",
        var span => $"{(int)span.TotalDays} days",
    };
}
