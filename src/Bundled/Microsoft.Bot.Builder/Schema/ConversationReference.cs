using System;
using System.Globalization;
using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>Where an activity was: enough to answer it, or to speak first later.</summary>
public class ConversationReference
{
    public ConversationReference() { }

    public ConversationReference(CultureInfo locale, string activityId = null, ChannelAccount user = null, ChannelAccount bot = null, ConversationAccount conversation = null, string channelId = null, string serviceUrl = null)
        : this(activityId, user, bot, conversation, channelId, serviceUrl)
    {
        Locale = locale?.ToString();
    }

    public ConversationReference(string activityId = null, ChannelAccount user = null, ChannelAccount bot = null, ConversationAccount conversation = null, string channelId = null, string serviceUrl = null)
    {
        ActivityId = activityId;
        User = user;
        Bot = bot;
        Conversation = conversation;
        ChannelId = channelId;
        ServiceUrl = serviceUrl;
    }

    [JsonProperty(PropertyName = "activityId")] public string ActivityId { get; set; }
    [JsonProperty(PropertyName = "user")] public ChannelAccount User { get; set; }
    [JsonProperty(PropertyName = "bot")] public ChannelAccount Bot { get; set; }
    [JsonProperty(PropertyName = "conversation")] public ConversationAccount Conversation { get; set; }
    [JsonProperty(PropertyName = "channelId")] public string ChannelId { get; set; }
    [JsonProperty(PropertyName = "serviceUrl")] public string ServiceUrl { get; set; }
    [JsonProperty(PropertyName = "locale")] public string Locale { get; set; }

    /// <summary>The event that stands for "the bot speaks first" when a turn is started from this reference.</summary>
    public Activity GetContinuationActivity() => new Activity(ActivityTypes.Event)
    {
        Name = ActivityEventNames.ContinueConversation,
        Id = Guid.NewGuid().ToString(),
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
        Conversation = Conversation,
        Recipient = Bot,
        From = User,
        RelatesTo = this,
    };
}
