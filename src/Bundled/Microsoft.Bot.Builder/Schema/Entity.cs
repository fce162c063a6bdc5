using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>Something that an activity is about. Which members it has follows from its type; unknown ones live in Properties.</summary>
public class Entity
{
    public Entity() { }

    public Entity(string type = null)
    {
        Type = type;
    }

    [JsonProperty(PropertyName = "type")] public string Type { get; set; }

    [JsonExtensionData(ReadData = true, WriteData = true)] public JObject Properties { get; set; } = new JObject();

    /// <summary>This entity read as another type, by way of its JSON.</summary>
    public T GetAs<T>() => JsonConvert.DeserializeObject<T>(JsonConvert.SerializeObject(this));

    /// <summary>Takes type and members from an object, by way of its JSON.</summary>
    public void SetAs<T>(T obj)
    {
        var entity = JsonConvert.DeserializeObject<Entity>(JsonConvert.SerializeObject(obj));
        Type = entity.Type;
        Properties = entity.Properties;
    }

    public bool Equals(Entity other) =>
        other != null && JsonConvert.SerializeObject(this) == JsonConvert.SerializeObject(other);

    public override bool Equals(object obj) => obj is Entity other && Equals(other);

    public override int GetHashCode() => JsonConvert.SerializeObject(this).GetHashCode();
}

/// <summary>Somebody is named in the text.</summary>
public class Mention : Entity
{
    public Mention()
    {
        Type = "mention";
    }

    [JsonProperty(PropertyName = "mentioned")] public ChannelAccount Mentioned { get; set; }
    [JsonProperty(PropertyName = "text")] public string Text { get; set; }
}
