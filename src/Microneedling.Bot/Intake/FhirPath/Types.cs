using System.Text.Json.Nodes;

namespace Microneedling.Bot.Intake.FhirPath;

/// <summary><c>is</c>, <c>as</c> and <c>ofType()</c>, as far as JSON tells types apart.</summary>
internal static class Types
{
    public static Evaluate Operator(string name, Evaluate source, string type) => name is "is"
        ? scope => source(scope) is [var only] ? [Is(only, type)] : []
        : scope => [.. source(scope).Where(item => Is(item, type))];

    private static bool Is(object item, string type) => (item, type.ToLowerInvariant()) switch
    {
        (bool, "boolean") => true,
        (decimal number, "integer") => decimal.IsInteger(number),
        (decimal, "decimal") => true,
        (string, "string" or "code" or "uri" or "date" or "datetime" or "time") => true,
        (Quantity, "quantity") => true,
        (JsonObject node, "quantity") => node.ContainsKey("value"),
        (JsonObject node, "coding") => node.ContainsKey("code") || node.ContainsKey("display"),
        (JsonObject node, "reference") => node.ContainsKey("reference"),
        (JsonObject node, var other) => node["resourceType"] is JsonValue value && string.Equals(value.ToString(), other, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
