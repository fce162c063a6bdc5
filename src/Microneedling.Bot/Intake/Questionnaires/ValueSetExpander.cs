using System.Text.Json.Nodes;

namespace Microneedling.Bot.Intake.Questionnaires;

/// <summary>
/// Lists the codes of value sets from what is at hand. A set of which any part is missing, or is a query to a terminology
/// server, has no list at all: half a list would take answers away.
/// </summary>
/// <param name="resources">Value sets and code systems that may refer to each other.</param>
/// <param name="known">Value sets that were expanded before, by name; null when unknown.</param>
internal sealed class ValueSetExpander(IReadOnlyList<JsonObject> resources, Func<string, IReadOnlyList<Option>?> known)
{
    private readonly HashSet<JsonObject> open = [];

    public static IEnumerable<string> Names(JsonObject set)
    {
        if (set.Text("url") is { } url) yield return url;
        if (set.Text("id") is not { } id) yield break;
        yield return "#" + id;
        yield return "ValueSet/" + id;
    }

    public List<Option>? Expand(JsonObject set)
    {
        if (set["expansion"] is JsonObject expansion) return [.. Concepts(expansion, "contains", null)];
        if (set["compose"] is not JsonObject compose || !open.Add(set)) return null;
        try
        {
            var options = new List<Option>();
            foreach (var include in compose.Objects("include"))
            {
                if (Included(include) is not { } part) return null;
                options.AddRange(part.Where(option => !options.Any(other => other.Value.Equals(option.Value))));
            }
            foreach (var exclude in compose.Objects("exclude"))
            {
                if (Included(exclude) is not { } part) return null;
                options.RemoveAll(option => part.Any(other => other.Value.Same(option.Value)));
            }
            return options;
        }
        finally { open.Remove(set); }
    }

    /// <summary>Codes of one system, or those that all the named sets have in common; null when it cannot be told.</summary>
    private List<Option>? Included(JsonObject include)
    {
        if (include["filter"] is JsonArray { Count: > 0 }) return null;
        List<Option>? options = null;
        if (include.Text("system") is { } system)
            if (include["concept"] is JsonArray) options = [.. Concepts(include, "concept", system)];
            else if (resources.FirstOrDefault(codes => codes.Text("resourceType") is "CodeSystem" && codes.Text("url") == system) is { } codes) options = [.. Concepts(codes, "concept", system)];
            else return null;
        foreach (var name in include["valueSet"] is JsonArray names ? names.Select(name => name?.ToString() ?? "") : [])
        {
            if (Named(name.Split('|')[0]) is not { } imported) return null;
            options = options is null ? [.. imported] : [.. options.Where(option => imported.Any(other => other.Value.Same(option.Value)))];
        }
        return options is { Count: 0 } ? null : options;
    }

    private IReadOnlyList<Option>? Named(string name) =>
        resources.FirstOrDefault(resource => resource.Text("resourceType") is "ValueSet" && Names(resource).Contains(name)) is { } set ? Expand(set) : known(name);

    private static IEnumerable<Option> Concepts(JsonObject holder, string key, string? system)
    {
        foreach (var concept in holder.Objects(key))
        {
            if (concept.Text("code") is { } code && !concept.Flag("abstract"))
                yield return new Option(new CodingValue(concept.Text("system") ?? system, code, concept.Text("display")), Score: OptionReader.Score(concept));
            foreach (var child in Concepts(concept, key, concept.Text("system") ?? system)) yield return child;
        }
    }
}
