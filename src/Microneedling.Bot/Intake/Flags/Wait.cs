namespace Microneedling.Bot.Intake.Flags;

/// <summary>A waiting time of the clinic.</summary>
/// <param name="Unit">day, week or month.</param>
/// <param name="Label">Completes "The usual wait ... is 2 weeks".</param>
public sealed record Wait(string Name, int Number, string Unit, string Label)
{
    public string Words => $"{Number} {Unit}{(Number == 1 ? "" : "s")}";

    /// <summary>The first day on which the wait is over.</summary>
    public DateOnly After(DateOnly day) => Unit switch
    {
        "day" => day.AddDays(Number),
        "week" => day.AddDays(7 * Number),
        _ => day.AddMonths(Number),
    };

    /// <summary>"2 weeks", "7 days", "6 months", "1 year"; null for anything else.</summary>
    public static Wait? TryRead(string name, string text, string label)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !int.TryParse(parts[0], out var number) || number is < 0 or > 1000) return null;
        return parts[1].TrimEnd('s') switch
        {
            "day" or "week" or "month" => new Wait(name, number, parts[1].TrimEnd('s'), label),
            "year" => new Wait(name, 12 * number, "month", label),
            _ => null,
        };
    }
}
