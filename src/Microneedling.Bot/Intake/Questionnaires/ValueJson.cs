using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microneedling.Bot.Intake.Questionnaires;

/// <summary>Values as the <c>value[x]</c>, <c>answer[x]</c>, <c>initial</c> and <c>answerOption</c> of FHIR JSON.</summary>
internal static class ValueJson
{
    /// <summary>The value under <c>prefix</c> + type, such as <c>valueCoding</c>; null when there is none that is understood.</summary>
    public static Value? Read(JsonObject holder, string prefix = "value")
    {
        foreach (var (key, node) in holder)
            if (key.Length > prefix.Length && key.StartsWith(prefix, StringComparison.Ordinal) && char.IsAsciiLetterUpper(key[prefix.Length]) && node is not null)
                return Read(key[prefix.Length..], node);
        return null;
    }

    private static Value? Read(string type, JsonNode node) => type switch
    {
        "Boolean" when node.GetValueKind() is JsonValueKind.True or JsonValueKind.False => new BooleanValue(node.GetValue<bool>()),
        "Integer" or "UnsignedInt" or "PositiveInt" when Number(node) is { } number => new NumberValue(number, IsInteger: true),
        "Decimal" when Number(node) is { } number => new NumberValue(number, IsInteger: false),
        "Date" => DateValue.TryRead(Text(node)),
        "DateTime" or "Instant" => DateTimeValue.TryRead(Text(node)),
        "Time" => TimeValue.TryRead(Text(node)),
        "Uri" or "Url" or "Canonical" => new UriValue(Text(node)),
        "Coding" when node is JsonObject coding => new CodingValue(coding.Text("system"), coding.Text("code"), coding.Text("display")),
        "Quantity" when node is JsonObject quantity && quantity["value"] is { } value && Number(value) is { } number
            => new QuantityValue(number, quantity.Text("unit"), quantity.Text("system"), quantity.Text("code")),
        "Reference" when node is JsonObject reference => new ReferenceValue(reference.Text("reference"), reference.Text("display")),
        "Attachment" when node is JsonObject file => new AttachmentValue(file.Text("url"), file.Text("title")),
        // An editor once wrote a date as answerInteger: the text is kept, and read again as the question's own type.
        _ when node.GetValueKind() is JsonValueKind.String => new StringValue(Text(node)),
        _ => null,
    };

    /// <summary>Writes the value as <c>valueX</c> into the answer.</summary>
    public static void Write(JsonObject answer, Value value)
    {
        var (type, node) = value switch
        {
            BooleanValue boolean => ("Boolean", (JsonNode)boolean.IsTrue),
            NumberValue { IsInteger: true } number => ("Integer", decimal.Truncate(number.Number)),
            NumberValue number => ("Decimal", number.Number),
            DateValue date => ("Date", date.Iso),
            DateTimeValue time => ("DateTime", time.Iso),
            TimeValue time => ("Time", time.Iso),
            UriValue uri => ("Uri", uri.Uri),
            CodingValue coding => ("Coding", Object(("system", coding.System), ("code", coding.Code), ("display", coding.Display))),
            QuantityValue quantity => ("Quantity", Quantity(quantity)),
            ReferenceValue reference => ("Reference", Object(("reference", reference.Reference), ("display", reference.Display))),
            AttachmentValue file => ("Attachment", Object(("url", file.Url), ("title", file.Title))),
            _ => ("String", value.Words),
        };
        answer["value" + type] = node;
    }

    private static JsonObject Quantity(QuantityValue quantity)
    {
        var node = new JsonObject { ["value"] = quantity.Number };
        foreach (var (key, text) in Object(("unit", quantity.Unit), ("system", quantity.System), ("code", quantity.Code)))
            node[key] = text!.DeepClone();
        return node;
    }

    private static JsonObject Object(params ReadOnlySpan<(string Key, string? Text)> parts)
    {
        var node = new JsonObject();
        foreach (var (key, text) in parts)
            if (text is not null) node[key] = text;
        return node;
    }

    private static decimal? Number(JsonNode node) => node.GetValueKind() is JsonValueKind.Number && node.AsValue().TryGetValue<decimal>(out var number) ? number : null;

    private static string Text(JsonNode node) => node.GetValueKind() is JsonValueKind.String ? node.GetValue<string>() : "";
}
