using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Handoff.Hours;

/// <summary>The opening hours as <c>clinic.yaml</c> tells them now: a saved change counts from the next question on.</summary>
public sealed partial class TeamHours(string file, ILogger<TeamHours> log)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private readonly Lock gate = new();
    private DateTime readAt = DateTime.MinValue;
    private OpeningHours hours = OpeningHours.Unknown;

    public OpeningHours Now
    {
        get
        {
            var writtenAt = File.GetLastWriteTimeUtc(file);
            lock (gate)
            {
                if (writtenAt == readAt || !File.Exists(file)) return hours;
                using var yaml = File.OpenText(file);
                hours = OpeningHoursYaml.Read(yaml, Path.GetFileName(file), out var faults);
                foreach (var fault in faults) LogFault(log, fault);
                readAt = writtenAt;
                return hours;
            }
        }
    }

    /// <summary>What is wrong with the hours in a content folder, as <c>file:line: message</c>; a folder without <c>clinic.yaml</c> has none.</summary>
    public static IReadOnlyList<string> Check(string folder)
    {
        var file = Path.Combine(folder, "clinic.yaml");
        if (!File.Exists(file)) return [];
        using var yaml = File.OpenText(file);
        OpeningHoursYaml.Read(yaml, Path.GetFileName(file), out var faults);
        return faults;
    }

    /// <summary>The next opening as people say it: "today at 14:00", "tomorrow at 9:00", "on Monday 4 January at 9:00"; null when unknown or open now.</summary>
    public string? NextOpeningInWords(DateTimeOffset now)
    {
        if (Now is not { AreKnown: true } known || known.IsOpen(now) || known.NextOpening(now) is not { } next) return null;
        var time = next.ToString("H:mm", English);
        return (DateOnly.FromDateTime(next.DateTime).DayNumber - DateOnly.FromDateTime(known.Local(now).DateTime).DayNumber) switch
        {
            0 => $"today at {time}",
            1 => $"tomorrow at {time}",
            _ => $"on {next.ToString("dddd d MMMM", English)} at {time}",
        };
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Fault}")]
    private static partial void LogFault(ILogger log, string fault);
}
