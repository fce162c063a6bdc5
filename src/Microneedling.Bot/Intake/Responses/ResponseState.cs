using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Responses;

/// <summary>
/// The same JSON as <see cref="ResponseJson.ToJson"/>, written and read without a tree in between: this is done at every
/// turn, so it is the one place where the speed of JSON counts.
/// </summary>
internal sealed class ResponseState : JsonConverter<Response>
{
    public override void Write(Utf8JsonWriter writer, Response value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "QuestionnaireResponse"u8);
        writer.WriteString("status"u8, "in-progress"u8);
        WriteItems(writer, value.Items);
        writer.WriteEndObject();
    }

    public override Response Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        IReadOnlyList<ResponseItem> items = [];
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            if (reader.ValueTextEquals("item"u8)) items = ReadItems(ref reader);
            else reader.Skip();
        return new Response(items);
    }

    private static void WriteItems(Utf8JsonWriter writer, IReadOnlyList<ResponseItem> items)
    {
        if (items.Count == 0) return;
        writer.WriteStartArray("item"u8);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            writer.WriteString("linkId"u8, item.LinkId);
            if (ResponseJson.Extensions(item) is { } extensions)
            {
                writer.WritePropertyName("extension"u8);
                extensions.WriteTo(writer);
            }
            if (item.Answers.Count > 0)
            {
                writer.WriteStartArray("answer"u8);
                foreach (var answer in item.Answers) WriteAnswer(writer, answer);
                writer.WriteEndArray();
            }
            WriteItems(writer, item.Items);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteAnswer(Utf8JsonWriter writer, ResponseAnswer answer)
    {
        writer.WriteStartObject();
        switch (answer.Value)
        {
            case CodingValue coding:
                writer.WriteStartObject("valueCoding"u8);
                if (coding.System is not null) writer.WriteString("system"u8, coding.System);
                if (coding.Code is not null) writer.WriteString("code"u8, coding.Code);
                if (coding.Display is not null) writer.WriteString("display"u8, coding.Display);
                writer.WriteEndObject();
                break;
            case DateValue date: writer.WriteString("valueDate"u8, date.Iso); break;
            case StringValue text: writer.WriteString("valueString"u8, text.Text); break;
            case BooleanValue boolean: writer.WriteBoolean("valueBoolean"u8, boolean.IsTrue); break;
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
        WriteItems(writer, answer.Items);
        writer.WriteEndObject();
    }

    private static List<ResponseItem> ReadItems(ref Utf8JsonReader reader)
    {
        var items = new List<ResponseItem>();
        reader.Read(); // to the start of the array
        while (reader.Read() && reader.TokenType is JsonTokenType.StartObject) items.Add(ReadItem(ref reader));
        return items;
    }

    private static ResponseItem ReadItem(ref Utf8JsonReader reader)
    {
        var linkId = "";
        IReadOnlyList<ResponseAnswer> answers = [];
        IReadOnlyList<ResponseItem> items = [];
        JsonNode? extensions = null;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            if (reader.ValueTextEquals("linkId"u8)) linkId = Text(ref reader);
            else if (reader.ValueTextEquals("answer"u8)) answers = ReadAnswers(ref reader);
            else if (reader.ValueTextEquals("item"u8)) items = ReadItems(ref reader);
            else if (reader.ValueTextEquals("extension"u8)) extensions = Node(ref reader);
            else reader.Skip();
        var item = new ResponseItem(linkId) { Answers = answers, Items = items };
        return extensions is null ? item : ResponseJson.Marked(item, new JsonObject { ["extension"] = extensions });
    }

    private static List<ResponseAnswer> ReadAnswers(ref Utf8JsonReader reader)
    {
        var answers = new List<ResponseAnswer>(1);
        reader.Read(); // to the start of the array
        while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
        {
            Value? value = null;
            IReadOnlyList<ResponseItem> items = [];
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
                if (reader.ValueTextEquals("item"u8)) items = ReadItems(ref reader);
                else if (reader.ValueTextEquals("valueCoding"u8)) value = ReadCoding(ref reader);
                else if (reader.ValueTextEquals("valueDate"u8)) value = new DateValue(Text(ref reader));
                else if (reader.ValueTextEquals("valueString"u8)) value = new StringValue(Text(ref reader));
                else value = ValueJson.Read(new JsonObject { [reader.GetString()!] = Node(ref reader) }) ?? value;
            answers.Add(new ResponseAnswer(value ?? new StringValue(""), items));
        }
        return answers;
    }

    private static CodingValue ReadCoding(ref Utf8JsonReader reader)
    {
        string? system = null, code = null, display = null;
        reader.Read(); // to the start of the object
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            if (reader.ValueTextEquals("system"u8)) system = Text(ref reader);
            else if (reader.ValueTextEquals("code"u8)) code = Text(ref reader);
            else if (reader.ValueTextEquals("display"u8)) display = Text(ref reader);
            else reader.Skip();
        return new CodingValue(system, code, display);
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString() ?? "";
    }

    private static JsonNode? Node(ref Utf8JsonReader reader)
    {
        reader.Read();
        return JsonNode.Parse(ref reader);
    }
}
