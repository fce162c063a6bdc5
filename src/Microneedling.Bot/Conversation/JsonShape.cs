using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microneedling.Bot.Conversation;

/// <summary>The members of a class of the bot SDK by name, in the order in which they are written; null is not written.</summary>
/// <param name="others">Where members that it does not know are kept; without it they are left out.</param>
internal sealed class JsonShape<T>(Func<T, JObject>? others = null) where T : class, new()
{
    private readonly List<Member> members = [];
    private readonly Dictionary<string, Member> byName = new(StringComparer.OrdinalIgnoreCase);

    public JsonShape<T> Text(string name, Func<T, string?> get, Action<T, string?> set) =>
        With(name, get, set, reader => reader.ReadAsString(), (writer, value) => writer.WriteValue(value));

    public JsonShape<T> Truth(string name, Func<T, bool?> get, Action<T, bool?> set) =>
        With(name, get, set, reader => reader.ReadAsBoolean(), (writer, value) => writer.WriteValue(value));

    public JsonShape<T> Time(string name, Func<T, DateTimeOffset?> get, Action<T, DateTimeOffset?> set) =>
        With(name, get, set, reader => reader.ReadAsDateTimeOffset(), (writer, value) => writer.WriteValue(value));

    public JsonShape<T> One<TValue>(string name, JsonShape<TValue> shape, Func<T, TValue?> get, Action<T, TValue?> set) where TValue : class, new() =>
        With(name, get, set, reader => shape.Read(Next(reader)), shape.Write);

    public JsonShape<T> Many<TValue>(string name, JsonShape<TValue> shape, Func<T, IList<TValue>?> get, Action<T, IList<TValue>?> set) where TValue : class, new() =>
        With(name, get, set, reader => ReadMany(Next(reader), shape), (writer, values) => WriteMany(writer, values, shape));

    /// <summary>Any JSON: objects and arrays are kept as they are, the rest as its value.</summary>
    public JsonShape<T> Any(string name, Func<T, object?> get, Action<T, object?> set) =>
        With(name, get, set, reader => Next(reader).TokenType is JsonToken.StartObject or JsonToken.StartArray ? JToken.Load(reader) : reader.Value, WriteAny);

    public JsonShape<T> Other<TValue>(string name, Func<T, TValue?> get, Action<T, TValue?> set) where TValue : class =>
        With(name, get, set, reader => Rare.Json.Deserialize<TValue>(Next(reader)), (writer, value) => Rare.Json.Serialize(writer, value));

    /// <param name="reader">Stands at the value.</param>
    /// <exception cref="JsonException">It is not an object, not JSON, or a member is not what it has to be.</exception>
    public T? Read(JsonTextReader reader)
    {
        if (reader.TokenType == JsonToken.Null) return null;
        if (reader.TokenType != JsonToken.StartObject) throw new JsonSerializationException($"{typeof(T).Name} is an object, not {reader.TokenType}.");
        var of = new T();
        while (Next(reader).TokenType != JsonToken.EndObject)
        {
            var name = (string)reader.Value!;
            if (byName.TryGetValue(name, out var member)) member.Read(reader, of);
            else if (others is null) Next(reader).Skip();
            else others(of)[name] = JToken.ReadFrom(Next(reader));
        }
        return of;
    }

    public void Write(JsonWriter writer, T of)
    {
        if (of.GetType() != typeof(T)) // it has members that are not known here
        {
            Rare.Json.Serialize(writer, of);
            return;
        }
        writer.WriteStartObject();
        foreach (var member in members) member.Write(writer, of);
        if (others?.Invoke(of) is { Count: > 0 } kept)
            foreach (var property in kept.Properties()) property.WriteTo(writer);
        writer.WriteEndObject();
    }

    private JsonShape<T> With<TValue>(string name, Func<T, TValue?> get, Action<T, TValue?> set, Func<JsonTextReader, TValue?> read, Action<JsonWriter, TValue> write)
    {
        var member = new Member<TValue>(name, get, set, read, write);
        members.Add(member);
        byName.Add(name, member);
        return this;
    }

    private static void WriteAny(JsonWriter writer, object value)
    {
        if (value is JToken token) token.WriteTo(writer);
        else if (value is string text) writer.WriteValue(text);
        else Rare.Json.Serialize(writer, value);
    }

    private static List<TValue>? ReadMany<TValue>(JsonTextReader reader, JsonShape<TValue> shape) where TValue : class, new()
    {
        if (reader.TokenType == JsonToken.Null) return null;
        if (reader.TokenType != JsonToken.StartArray) throw new JsonSerializationException($"Many {typeof(TValue).Name} are an array, not {reader.TokenType}.");
        var values = new List<TValue>();
        while (Next(reader).TokenType != JsonToken.EndArray) values.Add(shape.Read(reader)!);
        return values;
    }

    private static void WriteMany<TValue>(JsonWriter writer, IList<TValue> values, JsonShape<TValue> shape) where TValue : class, new()
    {
        writer.WriteStartArray();
        foreach (var value in values)
        {
            if (value is null) writer.WriteNull();
            else shape.Write(writer, value);
        }
        writer.WriteEndArray();
    }

    private static JsonTextReader Next(JsonTextReader reader)
    {
        do
            if (!reader.Read()) throw new JsonSerializationException("The text ends in the middle.");
        while (reader.TokenType == JsonToken.Comment);
        return reader;
    }

    private abstract class Member
    {
        public abstract void Read(JsonTextReader reader, T of);
        public abstract void Write(JsonWriter writer, T of);
    }

    private sealed class Member<TValue>(string name, Func<T, TValue?> get, Action<T, TValue?> set, Func<JsonTextReader, TValue?> read, Action<JsonWriter, TValue> write) : Member
    {
        public override void Read(JsonTextReader reader, T of)
        {
            if (read(reader) is { } value) set(of, value);
        }

        public override void Write(JsonWriter writer, T of)
        {
            if (get(of) is not { } value) return;
            writer.WritePropertyName(name, escape: false);
            write(writer, value);
        }
    }
}

/// <summary>For what is rare: it reads and writes by reflection, and costs nothing until then.</summary>
file static class Rare
{
    public static readonly JsonSerializer Json = JsonSerializer.Create(new() { NullValueHandling = NullValueHandling.Ignore, DateTimeZoneHandling = DateTimeZoneHandling.Utc });
}
