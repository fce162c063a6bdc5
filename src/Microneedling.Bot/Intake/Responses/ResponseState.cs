using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Responses;

/// <summary>
/// The same JSON as <see cref="ResponseJson.ToJson"/>, written and read without a tree in between: this is done at every
/// turn, so it is the one place where the speed of JSON counts.
/// </summary>
internal static class ResponseState
{
    public static JsonElement Write(Response response)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType", "QuestionnaireResponse");
            writer.WriteString("status", "in-progress");
            Items(writer, response.Items);
            writer.WriteEndObject();
        }
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    public static Response Read(JsonElement resource) => new(resource.TryGetProperty("item", out var items) ? Items(items) : []);

    private static void Items(Utf8JsonWriter writer, IReadOnlyList<ResponseItem> items)
    {
        if (items.Count == 0) return;
        writer.WriteStartArray("item");
        foreach (var item in items)
        {
            writer.WriteStartObject();
            writer.WriteString("linkId", item.LinkId);
            if (ResponseJson.Extensions(item) is { } extensions)
            {
                writer.WritePropertyName("extension");
                extensions.WriteTo(writer);
            }
            if (item.Answers.Count > 0)
            {
                writer.WriteStartArray("answer");
                foreach (var answer in item.Answers) Answer(writer, answer);
                writer.WriteEndArray();
            }
            Items(writer, item.Items);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Answer(Utf8JsonWriter writer, ResponseAnswer answer)
    {
        writer.WriteStartObject();
        switch (answer.Value)
        {
            case CodingValue coding:
                writer.WriteStartObject("valueCoding");
                if (coding.System is not null) writer.WriteString("system", coding.System);
                if (coding.Code is not null) writer.WriteString("code", coding.Code);
                if (coding.Display is not null) writer.WriteString("display", coding.Display);
                writer.WriteEndObject();
                break;
            case DateValue date: writer.WriteString("valueDate", date.Iso); break;
            case StringValue text: writer.WriteString("valueString", text.Text); break;
            case BooleanValue boolean: writer.WriteBoolean("valueBoolean", boolean.IsTrue); break;
            default:
                var holder = new JsonObject();
                ValueJson.Write(holder, answer.Value);
                foreach (var (key, node) in holder)
                {
                    writer.WritePropertyName(key);
                    node!.WriteTo(writer);
                }
                break;
        }
        Items(writer, answer.Items);
        writer.WriteEndObject();
    }

    private static List<ResponseItem> Items(JsonElement array)
    {
        var items = new List<ResponseItem>(array.GetArrayLength());
        foreach (var node in array.EnumerateArray())
        {
            var item = new ResponseItem(node.GetProperty("linkId").GetString()!)
            {
                Answers = node.TryGetProperty("answer", out var answers) ? [.. answers.EnumerateArray().Select(Answer)] : [],
                Items = node.TryGetProperty("item", out var children) ? Items(children) : [],
            };
            items.Add(node.TryGetProperty("extension", out _) ? ResponseJson.Marked(item, JsonObject.Create(node)!) : item);
        }
        return items;
    }

    private static ResponseAnswer Answer(JsonElement node)
    {
        IReadOnlyList<ResponseItem> children = node.TryGetProperty("item", out var items) ? Items(items) : [];
        Value value = node.TryGetProperty("valueCoding", out var coding) ? new CodingValue(Text(coding, "system"), Text(coding, "code"), Text(coding, "display"))
            : node.TryGetProperty("valueDate", out var date) ? new DateValue(date.GetString()!)
            : node.TryGetProperty("valueString", out var text) ? new StringValue(text.GetString()!)
            : ValueJson.Read(JsonObject.Create(node)!) ?? new StringValue("");
        return new ResponseAnswer(value, children);
    }

    private static string? Text(JsonElement node, string key) => node.TryGetProperty(key, out var text) ? text.GetString() : null;
}
