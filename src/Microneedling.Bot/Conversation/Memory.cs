using System.Text.Json;
using System.Text.Json.Nodes;

namespace Microneedling.Bot.Conversation;

/// <summary>
/// What the capabilities remember about one conversation: one immutable record per capability, kept as JSON under the
/// record's type name and saved with the turn. Change it with <see cref="Set{T}"/>; a value got is never mutated.
/// </summary>
public sealed class Memory
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly JsonObject slots;
    private readonly Dictionary<Type, object> read = [];

    /// <param name="json">What <see cref="ToJson"/> wrote, or null for an empty memory.</param>
    public Memory(string? json = null) => slots = json is null ? [] : (JsonObject)JsonNode.Parse(json)!;

    /// <summary>Something was set or removed since the memory was read.</summary>
    public bool Changed { get; private set; }

    /// <summary>The remembered record, or null.</summary>
    public T? Get<T>() where T : class
    {
        if (read.TryGetValue(typeof(T), out var known)) return (T)known;
        if (slots[typeof(T).Name].Deserialize<T>(Json) is not { } value) return null;
        read[typeof(T)] = value;
        return value;
    }

    /// <summary>Remembers the record in place of the one before; null forgets it.</summary>
    public void Set<T>(T? value) where T : class
    {
        if (value is null)
        {
            read.Remove(typeof(T));
            Changed |= slots.Remove(typeof(T).Name);
            return;
        }
        read[typeof(T)] = value;
        slots[typeof(T).Name] = JsonSerializer.SerializeToNode(value, Json);
        Changed = true;
    }

    public string ToJson() => slots.ToJsonString(Json);
}
