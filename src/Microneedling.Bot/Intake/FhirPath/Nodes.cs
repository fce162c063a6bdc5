using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microneedling.Bot.Intake.FhirPath;

/// <summary>Steps through JSON as FHIRPath sees it.</summary>
internal static class Nodes
{
    /// <summary>The children of that name; <c>value</c> also means <c>valueString</c>, <c>valueCoding</c> and the like.</summary>
    public static IReadOnlyList<object> Child(IReadOnlyList<object> parents, string name)
    {
        var children = new List<object>();
        foreach (var parent in parents)
        {
            if (parent is Quantity quantity) { if (name is "value") children.Add(quantity.Value); continue; }
            if (parent is not JsonObject node) continue;
            if (node[name] is { } exact) Add(children, exact);
            else if (name is "value" or "initial" or "answer")
                foreach (var (key, child) in node)
                    if (child is not null && key.Length > name.Length && key.StartsWith(name, StringComparison.Ordinal) && char.IsAsciiLetterUpper(key[name.Length]))
                        Add(children, child);
        }
        return children;
    }

    public static IEnumerable<object> Children(object parent)
    {
        var children = new List<object>();
        if (parent is JsonObject node)
            foreach (var (_, child) in node)
                if (child is not null) Add(children, child);
        return children;
    }

    private static void Add(List<object> children, JsonNode node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (var element in array)
                    if (element is not null) Add(children, element);
                break;
            case JsonObject item: children.Add(item); break;
            case JsonValue value:
                children.Add(value.GetValueKind() switch
                {
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    JsonValueKind.Number => value.GetValue<decimal>(),
                    _ => value.GetValue<string>(),
                });
                break;
        }
    }

    /// <summary>Equality of FHIRPath over our values; codings and quantities by their parts.</summary>
    public static bool Same(object left, object right) => (left, right) switch
    {
        (JsonObject a, JsonObject b) => JsonNode.DeepEquals(a, b),
        (decimal a, Quantity b) => a == b.Value,
        (Quantity a, decimal b) => a.Value == b,
        (JsonObject a, Quantity b) => a["value"] is JsonValue value && value.TryGetValue<decimal>(out var number) && number == b.Value,
        _ => left.Equals(right),
    };
}
