namespace Microneedling.Bot.Handoff.Hours;

/// <summary>A span within one day. An end of midnight is written 24:00.</summary>
public readonly record struct OpenSpan(TimeSpan From, TimeSpan To);

/// <summary>
/// When the team answers: a weekly schedule, dated exceptions, and a time zone. Times are wall-clock times of that zone,
/// so nine o'clock stays nine o'clock when the clocks change.
/// </summary>
/// <param name="Week">Open spans of each weekday, in order; a missing day is closed.</param>
/// <param name="Dates">Exceptions of one date.</param>
/// <param name="Yearly">Exceptions that return every year.</param>
public sealed record OpeningHours(
    TimeZoneInfo Zone,
    IReadOnlyDictionary<DayOfWeek, IReadOnlyList<OpenSpan>> Week,
    IReadOnlyDictionary<DateOnly, IReadOnlyList<OpenSpan>> Dates,
    IReadOnlyDictionary<(int Month, int Day), IReadOnlyList<OpenSpan>> Yearly)
{
    private const int DaysAhead = 60;

    /// <summary>No hours were told: nobody is promised a time.</summary>
    public static OpeningHours Unknown { get; } = new(TimeZoneInfo.Utc,
        new Dictionary<DayOfWeek, IReadOnlyList<OpenSpan>>(), new Dictionary<DateOnly, IReadOnlyList<OpenSpan>>(),
        new Dictionary<(int, int), IReadOnlyList<OpenSpan>>());

    public bool AreKnown => Week.Count > 0;

    /// <summary>The clinic's wall clock at that moment.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    public bool IsOpen(DateTimeOffset moment)
    {
        var local = Local(moment);
        var time = local.TimeOfDay;
        return SpansOf(DateOnly.FromDateTime(local.DateTime)).Any(span => span.From <= time && time < span.To);
    }

    /// <summary>The next moment at which the clinic opens, in its own time; null when it does not within 60 days.</summary>
    public DateTimeOffset? NextOpening(DateTimeOffset after)
    {
        var today = DateOnly.FromDateTime(Local(after).DateTime);
        for (var day = 0; day <= DaysAhead; day++)
            foreach (var span in SpansOf(today.AddDays(day)))
                if (AtWallClock(today.AddDays(day), span.From) is var opening && opening > after)
                    return opening;
        return null;
    }

    /// <summary>How much of the time between two moments the clinic was open.</summary>
    public TimeSpan OpenTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (!AreKnown) return to - from;
        var total = TimeSpan.Zero;
        var last = DateOnly.FromDateTime(Local(to).DateTime);
        for (var day = DateOnly.FromDateTime(Local(from).DateTime); day <= last; day = day.AddDays(1))
            foreach (var span in SpansOf(day))
            {
                var (start, end) = (AtWallClock(day, span.From), AtWallClock(day, span.To));
                if (start < from) start = from;
                if (end > to) end = to;
                if (end > start) total += end - start;
            }
        return total;
    }

    private IReadOnlyList<OpenSpan> SpansOf(DateOnly date) =>
        Dates.TryGetValue(date, out var dated) ? dated
        : Yearly.TryGetValue((date.Month, date.Day), out var yearly) ? yearly
        : Week.TryGetValue(date.DayOfWeek, out var weekly) ? weekly
        : [];

    /// <summary>A wall-clock time that the spring change skips is taken as the moment of the change plus what it lies behind it.</summary>
    private DateTimeOffset AtWallClock(DateOnly date, TimeSpan time)
    {
        var wall = date.ToDateTime(TimeOnly.MinValue) + time;
        if (Zone.IsInvalidTime(wall)) wall += TimeSpan.FromHours(1);
        return new DateTimeOffset(wall, Zone.GetUtcOffset(wall));
    }
}
