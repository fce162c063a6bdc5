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
        string[] closed = [.. from day in days.Children
                             where day is { Key: YamlScalarNode, Value: YamlScalarNode { Value: var hours } } && Holiday.IsClosed(hours)
                             select Holiday.Read(((YamlScalarNode)day.Key).Value)?.ToString() into named where named is not null select named];
        return closed.Length < 2 ? string.Concat(closed) : $"{string.Join(", ", closed[..^1])} and {closed[^1]}";
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
