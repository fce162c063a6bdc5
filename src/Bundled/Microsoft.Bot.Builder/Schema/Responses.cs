using System.Collections.Generic;
using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>What was sent, as the channel knows it.</summary>
public class ResourceResponse
{
    public ResourceResponse() { }

    public ResourceResponse(string id = null)
    {
        Id = id;
    }

    [JsonProperty(PropertyName = "id")] public string Id { get; set; }
}

public class ConversationResourceResponse
{
    public ConversationResourceResponse() { }

    public ConversationResourceResponse(string activityId = null, string serviceUrl = null, string id = null)
    {
        ActivityId = activityId;
        ServiceUrl = serviceUrl;
        Id = id;
    }

    [JsonProperty(PropertyName = "activityId")] public string ActivityId { get; set; }
    [JsonProperty(PropertyName = "serviceUrl")] public string ServiceUrl { get; set; }
    [JsonProperty(PropertyName = "id")] public string Id { get; set; }
}

public class ConversationParameters
{
    public ConversationParameters() { }

    public ConversationParameters(bool? isGroup = null, ChannelAccount bot = null, IList<ChannelAccount> members = null, string topicName = null, Activity activity = null, object channelData = null, string tenantId = null)
    {
        IsGroup = isGroup;
        Bot = bot;
        Members = members;
        TopicName = topicName;
        Activity = activity;
        ChannelData = channelData;
        TenantId = tenantId;
    }

    [JsonProperty(PropertyName = "isGroup")] public bool? IsGroup { get; set; }
    [JsonProperty(PropertyName = "bot")] public ChannelAccount Bot { get; set; }
    [JsonProperty(PropertyName = "members")] public IList<ChannelAccount> Members { get; set; }
    [JsonProperty(PropertyName = "topicName")] public string TopicName { get; set; }
    [JsonProperty(PropertyName = "activity")] public Activity Activity { get; set; }
    [JsonProperty(PropertyName = "channelData")] public object ChannelData { get; set; }
    [JsonProperty(PropertyName = "tenantId")] public string TenantId { get; set; }
}

/// <summary>The body of the answer to an activity whose delivery mode is expectReplies.</summary>
public class ExpectedReplies
{
    public ExpectedReplies() { }

    public ExpectedReplies(IList<Activity> activities = null)
    {
        Activities = activities;
    }

    [JsonProperty(PropertyName = "activities")] public IList<Activity> Activities { get; set; }
}
