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
        var codeSystems = resources.Where(resource => resource.Text("resourceType") is "CodeSystem").ToList();
        foreach (var set in resources.Where(resource => resource.Text("resourceType") is "ValueSet"))
            if (Expand(set, codeSystems) is { Count: > 0 } options)
                foreach (var name in Names(set)) sets.byName[name] = options;
        return sets;
    }

    private static IEnumerable<string> Names(JsonObject set)
    {
        if (set.Text("url") is { } url) yield return url;
        if (set.Text("id") is not { } id) yield break;
        yield return "#" + id;
        yield return "ValueSet/" + id;
    }

    private static List<Option> Expand(JsonObject set, List<JsonObject> codeSystems)
    {
        if (set["expansion"] is JsonObject expansion) return [.. Concepts(expansion, "contains", null)];
        var options = new List<Option>();
        foreach (var include in set["compose"] is JsonObject compose ? compose.Objects("include") : [])
        {
            var system = include.Text("system");
            if (include["concept"] is JsonArray) options.AddRange(Concepts(include, "concept", system));
            else if (codeSystems.FirstOrDefault(codes => codes.Text("url") == system) is { } codes) options.AddRange(Concepts(codes, "concept", system));
        }
        return options;
    }

    private static IEnumerable<Option> Concepts(JsonObject holder, string key, string? system)
    {
        foreach (var concept in holder.Objects(key))
        {
            if (concept.Text("code") is { } code && !concept.Flag("abstract"))
                yield return new Option(new CodingValue(concept.Text("system") ?? system, code, concept.Text("display")), Score: OptionReader.Score(concept));
            foreach (var child in Concepts(concept, key, concept.Text("system") ?? system)) yield return child;
        }
    }

    private static JsonObject? TryRead(string file)
    {
        try { return JsonNode.Parse(File.ReadAllText(file)) as JsonObject; }
        catch (JsonException) { return null; }
    }
}
