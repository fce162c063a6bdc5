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

    /// <summary>As it reads in a sentence: "call 999". Default: a sentence part that is right everywhere.</summary>
    public string EmergencyNumber => this["emergency-number"] ?? "your local emergency number";

    /// <summary>Reads the scalar pairs of the file; other sections (opening hours, holidays) have readers of their own.</summary>
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
        return new ClinicFacts(facts);
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
