using System.Globalization;
using System.Text.RegularExpressions;
using Microneedling.Bot.Conversation;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Microneedling.Bot.Handoff.Hours;

/// <summary>Reads <c>time-zone</c>, <c>hours</c> and <c>holidays</c> of <c>clinic.yaml</c>.</summary>
public static partial class OpeningHoursYaml
{
    /// <summary>What cannot be read is left out (a day without hours is closed) and told in <paramref name="faults"/> as <c>file:line: message</c>.</summary>
    public static OpeningHours Read(TextReader yaml, string file, out IReadOnlyList<string> faults)
    {
        var found = new List<string>();
        faults = found;
        void Fault(YamlNode node, string message) => found.Add($"{file}:{node.Start.Line}: {message}");

        var stream = new YamlStream();
        try
        {
            stream.LoadText(yaml);
        }
        catch (YamlException fault)
        {
            found.Add($"{file}:{fault.Start.Line}: this is not valid YAML; the opening hours are unknown until it is.");
            return OpeningHours.Unknown;
        }
        if (stream.Documents is not [{ RootNode: YamlMappingNode root }, ..]) return OpeningHours.Unknown;

        var zone = TimeZoneInfo.Utc;
        if (Find(root, "time-zone") is YamlScalarNode { Value: { Length: > 0 } zoneName } zoneNode && !TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out zone))
        {
            Fault(zoneNode, $"time-zone \"{zoneName}\" is not known; write a name such as Europe/London or America/New_York.");
            zone = TimeZoneInfo.Utc;
        }

        var week = new Dictionary<DayOfWeek, IReadOnlyList<OpenSpan>>();
        foreach (var (key, value) in Pairs(root, "hours"))
            if (!Enum.TryParse<DayOfWeek>(key.Value, ignoreCase: true, out var day))
                Fault(key, $"\"{key.Value}\" is not a weekday; write monday to sunday.");
            else if (Spans(value.Value) is { } spans) week[day] = spans;
            else Fault(value, $"the hours of {key.Value} cannot be read; write \"9:00-18:00\", \"9:00-12:00, 13:00-18:00\" or \"closed\".");

        var dates = new Dictionary<DateOnly, IReadOnlyList<OpenSpan>>();
        var yearly = new Dictionary<(int, int), IReadOnlyList<OpenSpan>>();
        foreach (var (key, value) in Pairs(root, "holidays"))
            if (Spans(value.Value) is not { } spans)
                Fault(value, $"the hours of {key.Value} cannot be read; write \"closed\" or hours such as \"10:00-14:00\".");
            else if (Holiday.Read(key.Value) is { } day)
            {
                if (day.IsYearly) yearly[(day.Date.Month, day.Date.Day)] = spans;
                else dates[day.Date] = spans;
            }
            else Fault(key, $"\"{key.Value}\" is not a date; write 2026-12-25 for one year or 12-25 for every year.");

        return new OpeningHours(zone, week, dates, yearly);
    }

    private static YamlNode? Find(YamlMappingNode root, string name) =>
        root.Children.FirstOrDefault(pair => pair.Key is YamlScalarNode { Value: { } key } && key == name).Value;

    private static IEnumerable<(YamlScalarNode Key, YamlScalarNode Value)> Pairs(YamlMappingNode root, string name) =>
        (Find(root, name) as YamlMappingNode)?.Children
            .Where(pair => pair is { Key: YamlScalarNode, Value: YamlScalarNode })
            .Select(pair => ((YamlScalarNode)pair.Key, (YamlScalarNode)pair.Value)) ?? [];

    private static List<OpenSpan>? Spans(string? text)
    {
        if (Holiday.IsClosed(text)) return [];
        var spans = new List<OpenSpan>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var match = SpanPattern().Match(part);
            if (!match.Success || Time(match, 1) is not { } from || Time(match, 3) is not { } to || to <= from) return null;
            spans.Add(new OpenSpan(from, to));
        }
        return [.. spans.OrderBy(span => span.From)];
    }

    private static TimeSpan? Time(Match match, int group)
    {
        var (hours, minutes) = (int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[group + 1].Value, CultureInfo.InvariantCulture));
        return minutes < 60 && hours * 60 + minutes <= 24 * 60 ? new TimeSpan(hours, minutes, 0) : null;
    }

    [GeneratedRegex(@"^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$")]
    private static partial Regex SpanPattern();
}
