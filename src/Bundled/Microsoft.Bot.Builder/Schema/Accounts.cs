using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <summary>Somebody in a conversation: a person or a bot.</summary>
public class ChannelAccount
{
    public ChannelAccount() { }

    public ChannelAccount(string id = null, string name = null, string role = null, string aadObjectId = null)
    {
        Id = id;
        Name = name;
        Role = role;
        AadObjectId = aadObjectId;
    }

    [JsonProperty(PropertyName = "id")] public string Id { get; set; }
    [JsonProperty(PropertyName = "name")] public string Name { get; set; }
    [JsonProperty(PropertyName = "role")] public string Role { get; set; }
    [JsonProperty(PropertyName = "aadObjectId")] public string AadObjectId { get; set; }

    [JsonExtensionData(ReadData = true, WriteData = true)] public JObject Properties { get; set; } = new JObject();
}

/// <summary>The conversation itself.</summary>
public class ConversationAccount
{
    public ConversationAccount() { }

    public ConversationAccount(bool? isGroup = null, string conversationType = null, string id = null, string name = null, string aadObjectId = null, string role = null, string tenantId = null)
    {
        IsGroup = isGroup;
        ConversationType = conversationType;
        Id = id;
        Name = name;
        AadObjectId = aadObjectId;
        Role = role;
        TenantId = tenantId;
    }

    [JsonProperty(PropertyName = "isGroup")] public bool? IsGroup { get; set; }
    [JsonProperty(PropertyName = "conversationType")] public string ConversationType { get; set; }
    [JsonProperty(PropertyName = "id")] public string Id { get; set; }
    [JsonProperty(PropertyName = "name")] public string Name { get; set; }
    [JsonProperty(PropertyName = "aadObjectId")] public string AadObjectId { get; set; }
    [JsonProperty(PropertyName = "role")] public string Role { get; set; }
    [JsonProperty(PropertyName = "tenantId")] public string TenantId { get; set; }

    [JsonExtensionData(ReadData = true, WriteData = true)] public JObject Properties { get; set; } = new JObject();
}
