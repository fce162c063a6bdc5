using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Microneedling.Bot.Conversation;

/// <summary>What only the clinic knows: the flat <c>key: value</c> pairs of <c>knowledge/clinic.yaml</c>. Blank means "the team will tell you".</summary>
public sealed class ClinicFacts(IReadOnlyDictionary<string, string> facts)
{
    public static ClinicFacts None { get; } = new(new Dictionary<string, string>());

    /// <summary>The fact in the clinic's words, or null when it was left blank.</summary>
    public string? this[string key] => facts.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    /// <summary>How many facts the file names, blank or not.</summary>
    public int Count => facts.Count;

    /// <summary>The file names the fact, blank or not.</summary>
    public bool Knows(string key) => facts.ContainsKey(key);

    public string Name => this["name"] ?? "the clinic";

    public string? Phone => this["phone"];

    /// <summary>The key of a fact that follows from the <c>holidays</c> of the file.</summary>
    public const string ClosedDays = "closed-days";

    /// <summary>As it reads in a sentence: "call 999". Default: a sentence part that is right everywhere.</summary>
    public string EmergencyNumber => this["emergency-number"] ?? "your local emergency number";

    /// <summary>Reads the scalar pairs of the file, and the holidays as <see cref="ClosedDays"/>; the hours in which the team answers have a reader of their own.</summary>
    /// <exception cref="YamlDotNet.Core.YamlException">The file is not YAML; the exception names line and column.</exception>
    public static ClinicFacts Read(TextReader yaml)
    {
        var stream = new YamlStream();
        stream.LoadText(yaml);
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (stream.Documents is [{ RootNode: YamlMappingNode root }, ..])
            foreach (var (key, value) in root.Children)
                if (key is YamlScalarNode { Value: { } name } && value is YamlScalarNode { Value: { } fact } && fact is not ("~" or "null"))
                    facts[name] = fact.Trim();
                else if (key is YamlScalarNode { Value: "holidays" } && value is YamlMappingNode days)
                    facts[ClosedDays] = InWords(days);
        if (facts.Count > 0) facts.TryAdd(ClosedDays, ""); // known, and blank
        return new ClinicFacts(facts);
    }

    /// <summary>What the holidays come to in words, "Christmas Day (25 December) and 3 May 2027": those on which the clinic is closed.</summary>
    private static string InWords(YamlMappingNode days)
    {
        string[] closed = [.. days.Children.Where(day => day is { Key: YamlScalarNode, Value: YamlScalarNode { Value: "closed" or "" } }).Select(day => Named(((YamlScalarNode)day.Key).Value)).OfType<string>()];
        return closed.Length < 2 ? string.Concat(closed) : $"{string.Join(", ", closed[..^1])} and {closed[^1]}";
    }

    private static string? Named(string? day)
    {
        if (DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var once)) return once.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        if (!DateOnly.TryParseExact($"2024-{day}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var yearly)) return null;
        var date = yearly.ToString("d MMMM", CultureInfo.InvariantCulture);
        return day switch
        {
            "12-24" => $"Christmas Eve ({date})",
            "12-25" => $"Christmas Day ({date})",
            "12-26" => $"Boxing Day ({date})",
            "12-31" => $"New Year's Eve ({date})",
            "01-01" => $"New Year's Day ({date})",
            _ => date,
        };
    }
}

/// <summary>The clinic's facts as they are now; a changed file replaces them while the assistant runs.</summary>
public sealed class Clinic
{
    private ClinicFacts facts = ClinicFacts.None;

    public ClinicFacts Facts
    {
        get => Volatile.Read(ref facts);
        set => Volatile.Write(ref facts, value);
    }
}
