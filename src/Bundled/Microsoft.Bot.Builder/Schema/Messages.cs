using System.Collections.Generic;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>
/// A file, a link or a card that travels with a message.
/// SUBSET: the content is any JSON; the official converter that carries streams is left out.
/// </summary>
public class Attachment
{
    public Attachment() { }

    public Attachment(string contentType = null, string contentUrl = null, object content = null, string name = null, string thumbnailUrl = null)
    {
        ContentType = contentType;
        ContentUrl = contentUrl;
        Content = content;
        Name = name;
        ThumbnailUrl = thumbnailUrl;
    }

    [JsonProperty(PropertyName = "contentType")] public string ContentType { get; set; }
    [JsonProperty(PropertyName = "contentUrl")] public string ContentUrl { get; set; }
    [JsonProperty(PropertyName = "content")] public object Content { get; set; }
    [JsonProperty(PropertyName = "name")] public string Name { get; set; }
    [JsonProperty(PropertyName = "thumbnailUrl")] public string ThumbnailUrl { get; set; }

    [JsonExtensionData(ReadData = true, WriteData = true)] public JObject Properties { get; set; } = new JObject();
}

public class MessageReaction
{
    public MessageReaction() { }

    public MessageReaction(string type = null)
    {
        Type = type;
    }

    [JsonProperty(PropertyName = "type")] public string Type { get; set; }
}

public class TextHighlight
{
    public TextHighlight() { }

    public TextHighlight(string text = null, int? occurrence = null)
    {
        Text = text;
        Occurrence = occurrence;
    }

    [JsonProperty(PropertyName = "text")] public string Text { get; set; }
    [JsonProperty(PropertyName = "occurrence")] public int? Occurrence { get; set; }
}

public class SemanticAction
{
    public SemanticAction() { }

    public SemanticAction(string id = null, IDictionary<string, Entity> entities = null)
    {
        Id = id;
        Entities = entities;
    }

    [JsonProperty(PropertyName = "id")] public string Id { get; set; }
    [JsonProperty(PropertyName = "entities")] public IDictionary<string, Entity> Entities { get; set; }
    [JsonProperty(PropertyName = "state")] public string State { get; set; }
}

public class Transcript
{
    public Transcript() { }

    public Transcript(IList<Activity> activities = null)
    {
        Activities = activities;
    }

    [JsonProperty(PropertyName = "activities")] public IList<Activity> Activities { get; set; }
}
