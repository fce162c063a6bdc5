using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microneedling.Bot.Intake.Questionnaires;

/// <summary>Reading FHIR JSON without exceptions: what is missing or of another kind is null.</summary>
internal static class FhirJson
{
    private const string Standard = "http://hl7.org/fhir/";

    /// <summary>Our own extensions are <c>urn:microneedling-bot:NAME</c>; README.md lists them.</summary>
    public const string Own = "urn:microneedling-bot:";

    public static string? Text(this JsonObject node, string key) =>
        node[key] is JsonValue value && value.GetValueKind() is JsonValueKind.String && value.GetValue<string>() is { Length: > 0 } text ? text : null;

    /// <summary>True also where an editor wrote it as text.</summary>
    public static bool Flag(this JsonObject node, string key) => node[key] is JsonValue value && (value.GetValueKind() is JsonValueKind.True || value.GetValueKind() is JsonValueKind.String && value.GetValue<string>() is "true");

    public static int? Whole(this JsonObject node, string key) =>
        node[key] is JsonValue value && value.GetValueKind() is JsonValueKind.Number && value.TryGetValue<int>(out var number) ? number : null;

    public static IEnumerable<JsonObject> Objects(this JsonObject node, string key) => node[key] is JsonArray array ? array.OfType<JsonObject>() : [];

    /// <summary>The standard extensions of that short name, whichever folder of HL7 they are published in.</summary>
    public static IEnumerable<JsonObject> Extensions(this JsonObject node, string name) =>
        node.Objects("extension").Where(extension => extension.Text("url") is { } url
            && url.StartsWith(Standard, StringComparison.Ordinal) && url.EndsWith("/" + name, StringComparison.Ordinal));

    public static JsonObject? Extension(this JsonObject node, string name) => node.Extensions(name).FirstOrDefault();

    /// <summary>The value of the standard extension, or null.</summary>
    public static Value? ExtensionValue(this JsonObject node, string name) => node.Extension(name) is { } extension ? ValueJson.Read(extension) : null;

    public static string? ExtensionText(this JsonObject node, string name) => node.ExtensionValue(name)?.Words;

    public static int? ExtensionWhole(this JsonObject node, string name) => node.ExtensionValue(name) is NumberValue number ? (int)number.Number : null;

    public static string? OwnText(this JsonObject node, string name) =>
        node.Objects("extension").FirstOrDefault(extension => extension.Text("url") == Own + name) is { } own ? ValueJson.Read(own)?.Words : null;

    /// <summary>The code of a <c>valueCodeableConcept</c> extension, such as an item control or display category.</summary>
    public static string? ExtensionCode(this JsonObject node, string name) =>
        node.Extension(name)?["valueCodeableConcept"] is JsonObject concept ? concept.Objects("coding").FirstOrDefault()?.Text("code") : null;
}
