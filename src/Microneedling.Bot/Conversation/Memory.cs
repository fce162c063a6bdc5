using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Microneedling.Bot.Conversation;

/// <summary>
/// What the capabilities remember about one conversation: one immutable record per capability, kept as JSON under the
/// record's type name and saved with the turn. Change it with <see cref="Set{T}"/>; a value got is never mutated. What
/// nobody asks for is neither read nor written anew, because this happens at every turn.
/// </summary>
public sealed class Memory
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>The records as they were stored, and those that were read or set since.</summary>
    private readonly Dictionary<string, ReadOnlyMemory<byte>> stored = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, object> known = [];
    private readonly List<Type> set = [];

    /// <param name="json">What <see cref="ToJson"/> wrote, or null for an empty memory.</param>
    public Memory(string? json = null) : this(json is null ? [] : Encoding.UTF8.GetBytes(json)) { }

    /// <param name="bytes">What <see cref="ToUtf8"/> wrote, or nothing for an empty memory. Kept, not copied.</param>
    internal Memory(byte[] bytes)
    {
        if (bytes.Length == 0) return;
        var reader = new Utf8JsonReader(bytes);
        reader.Read(); // to the start of the object
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            stored[name] = bytes.AsMemory(start..(int)reader.BytesConsumed);
        }
    }

    /// <summary>Something was set or removed since the memory was read.</summary>
    public bool Changed { get; private set; }

    /// <summary>The remembered record, or null.</summary>
    public T? Get<T>() where T : class
    {
        if (known.TryGetValue(typeof(T), out var value)) return (T)value;
        if (!stored.TryGetValue(typeof(T).Name, out var json) || JsonSerializer.Deserialize<T>(json.Span, Json) is not { } read) return null;
        known[typeof(T)] = read;
        return read;
    }

    /// <summary>Remembers the record in place of the one before; null forgets it.</summary>
    public void Set<T>(T? value) where T : class
    {
        var had = stored.Remove(typeof(T).Name) | set.Remove(typeof(T));
        Changed |= had || value is not null;
        known.Remove(typeof(T));
        if (value is null) return;
        known[typeof(T)] = value;
        set.Add(typeof(T));
    }

    public string ToJson() => Encoding.UTF8.GetString(ToUtf8().Span);

    internal ReadOnlyMemory<byte> ToUtf8()
    {
        var buffer = new ArrayBufferWriter<byte>(1_024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, json) in stored)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(json.Span, skipInputValidation: true);
            }
            foreach (var type in set)
            {
                writer.WritePropertyName(type.Name);
                JsonSerializer.Serialize(writer, known[type], type, Json);
            }
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }
}
