using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microneedling.Bot.Intake.Questionnaires;

/// <summary>
/// Value sets whose codes are at hand: carried in the questionnaire, lying beside it, or shipped with the assistant.
/// Nothing is ever fetched.
/// </summary>
public sealed class ValueSets
{
    private readonly Dictionary<string, List<Option>> byName = new(StringComparer.Ordinal);

    private ValueSets() { }

    /// <summary>The value sets that come with the assistant.</summary>
    public static ValueSets Shipped { get; } = new ValueSets().With(ShippedValueSets.All());

    /// <summary>These and every ValueSet and CodeSystem resource (or Bundle of them) among the JSON files of the folder.</summary>
    public static ValueSets BesideOf(string folder)
    {
        var resources = new List<JsonObject>();
        if (Directory.Exists(folder))
            foreach (var file in Directory.EnumerateFiles(folder, "*.json").Where(file => !file.EndsWith(".questionnaire.json", StringComparison.Ordinal)))
                if (TryRead(file) is { } resource)
                    resources.AddRange(resource.Text("resourceType") is "Bundle" ? resource.Objects("entry").Select(entry => entry["resource"]).OfType<JsonObject>() : [resource]);
        return Shipped.With(resources);
    }

    /// <summary>The options of the value set, by canonical URL (a version after "|" is ignored), <c>#id</c> or <c>ValueSet/id</c>; null when not at hand.</summary>
    public IReadOnlyList<Option>? Find(string url) => byName.GetValueOrDefault(url.Split('|')[0]);

    internal ValueSets With(JsonObject questionnaire) => With([.. questionnaire.Objects("contained")]);

    internal ValueSets With(IReadOnlyList<JsonObject> resources)
    {
        var sets = new ValueSets();
        foreach (var (name, options) in byName) sets.byName[name] = options;
        var expander = new ValueSetExpander(resources, name => byName.GetValueOrDefault(name));
        foreach (var set in resources.Where(resource => resource.Text("resourceType") is "ValueSet"))
            if (expander.Expand(set) is { Count: > 0 } options)
                foreach (var name in ValueSetExpander.Names(set)) sets.byName[name] = options;
        return sets;
    }

    private static JsonObject? TryRead(string file)
    {
        try { return JsonNode.Parse(File.ReadAllText(file)) as JsonObject; }
        catch (JsonException) { return null; }
    }
}
