using System.Globalization;
using System.Text;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microneedling.Bot.Conversation;

/// <summary>
/// Activities as JSON, as the serializer of the bot SDK reads and writes them, but without reflection, which a first
/// message would wait for and every message would pay for. Texts that look like times stay texts.
/// </summary>
public static class ActivityJson
{
    private const int MaxDepth = 64;

    private static readonly JsonShape<ChannelAccount> Account = new JsonShape<ChannelAccount>(of => of.Properties ??= [])
        .Text("id", of => of.Id, (of, value) => of.Id = value)
        .Text("name", of => of.Name, (of, value) => of.Name = value)
        .Text("role", of => of.Role, (of, value) => of.Role = value)
        .Text("aadObjectId", of => of.AadObjectId, (of, value) => of.AadObjectId = value);

    private static readonly JsonShape<ConversationAccount> Conversation = new JsonShape<ConversationAccount>(of => of.Properties ??= [])
        .Truth("isGroup", of => of.IsGroup, (of, value) => of.IsGroup = value)
        .Text("conversationType", of => of.ConversationType, (of, value) => of.ConversationType = value)
        .Text("id", of => of.Id, (of, value) => of.Id = value)
        .Text("name", of => of.Name, (of, value) => of.Name = value)
        .Text("aadObjectId", of => of.AadObjectId, (of, value) => of.AadObjectId = value)
        .Text("role", of => of.Role, (of, value) => of.Role = value)
        .Text("tenantId", of => of.TenantId, (of, value) => of.TenantId = value);

    private static readonly JsonShape<CardAction> Button = new JsonShape<CardAction>()
        .Text("type", of => of.Type, (of, value) => of.Type = value)
        .Text("title", of => of.Title, (of, value) => of.Title = value)
        .Text("image", of => of.Image, (of, value) => of.Image = value)
        .Text("text", of => of.Text, (of, value) => of.Text = value)
        .Text("displayText", of => of.DisplayText, (of, value) => of.DisplayText = value)
        .Any("value", of => of.Value, (of, value) => of.Value = value)
        .Any("channelData", of => of.ChannelData, (of, value) => of.ChannelData = value)
        .Text("imageAltText", of => of.ImageAltText, (of, value) => of.ImageAltText = value);

    private static readonly JsonShape<SuggestedActions> Buttons = new JsonShape<SuggestedActions>()
        .Other("to", of => of.To, (of, value) => of.To = value)
        .Many("actions", Button, of => of.Actions, (of, value) => of.Actions = value);

    private static readonly JsonShape<Entity> Entity = new JsonShape<Entity>(of => of.Properties ??= [])
        .Text("type", of => of.Type, (of, value) => of.Type = value);

    private static readonly JsonShape<Attachment> Attachment = new JsonShape<Attachment>(of => of.Properties ??= [])
        .Text("contentType", of => of.ContentType, (of, value) => of.ContentType = value)
        .Text("contentUrl", of => of.ContentUrl, (of, value) => of.ContentUrl = value)
        .Any("content", of => of.Content, (of, value) => of.Content = value)
        .Text("name", of => of.Name, (of, value) => of.Name = value)
        .Text("thumbnailUrl", of => of.ThumbnailUrl, (of, value) => of.ThumbnailUrl = value);

    private static readonly JsonShape<Activity> Shape = new JsonShape<Activity>(of => of.Properties ??= [])
        .Text("type", of => of.Type, (of, value) => of.Type = value)
        .Text("id", of => of.Id, (of, value) => of.Id = value)
        .Time("timestamp", of => of.Timestamp, (of, value) => of.Timestamp = value)
        .Time("localTimestamp", of => of.LocalTimestamp, (of, value) => of.LocalTimestamp = value)
        .Text("serviceUrl", of => of.ServiceUrl, (of, value) => of.ServiceUrl = value)
        .Text("channelId", of => of.ChannelId, (of, value) => of.ChannelId = value)
        .One("from", Account, of => of.From, (of, value) => of.From = value)
        .One("conversation", Conversation, of => of.Conversation, (of, value) => of.Conversation = value)
        .One("recipient", Account, of => of.Recipient, (of, value) => of.Recipient = value)
        .Text("textFormat", of => of.TextFormat, (of, value) => of.TextFormat = value)
        .Text("attachmentLayout", of => of.AttachmentLayout, (of, value) => of.AttachmentLayout = value)
        .Many("membersAdded", Account, of => of.MembersAdded, (of, value) => of.MembersAdded = value)
        .Many("membersRemoved", Account, of => of.MembersRemoved, (of, value) => of.MembersRemoved = value)
        .Other("reactionsAdded", of => of.ReactionsAdded, (of, value) => of.ReactionsAdded = value)
        .Other("reactionsRemoved", of => of.ReactionsRemoved, (of, value) => of.ReactionsRemoved = value)
        .Text("topicName", of => of.TopicName, (of, value) => of.TopicName = value)
        .Truth("historyDisclosed", of => of.HistoryDisclosed, (of, value) => of.HistoryDisclosed = value)
        .Text("locale", of => of.Locale, (of, value) => of.Locale = value)
        .Text("text", of => of.Text, (of, value) => of.Text = value)
        .Text("speak", of => of.Speak, (of, value) => of.Speak = value)
        .Text("inputHint", of => of.InputHint, (of, value) => of.InputHint = value)
        .Text("summary", of => of.Summary, (of, value) => of.Summary = value)
        .One("suggestedActions", Buttons, of => of.SuggestedActions, (of, value) => of.SuggestedActions = value)
        .Many("attachments", Attachment, of => of.Attachments, (of, value) => of.Attachments = value)
        .Many("entities", Entity, of => of.Entities, (of, value) => of.Entities = value)
        .Any("channelData", of => of.ChannelData, (of, value) => of.ChannelData = value)
        .Text("action", of => of.Action, (of, value) => of.Action = value)
        .Text("replyToId", of => of.ReplyToId, (of, value) => of.ReplyToId = value)
        .Text("label", of => of.Label, (of, value) => of.Label = value)
        .Text("valueType", of => of.ValueType, (of, value) => of.ValueType = value)
        .Any("value", of => of.Value, (of, value) => of.Value = value)
        .Text("name", of => of.Name, (of, value) => of.Name = value)
        .Other("relatesTo", of => of.RelatesTo, (of, value) => of.RelatesTo = value)
        .Text("code", of => of.Code, (of, value) => of.Code = value)
        .Time("expiration", of => of.Expiration, (of, value) => of.Expiration = value)
        .Text("importance", of => of.Importance, (of, value) => of.Importance = value)
        .Text("deliveryMode", of => of.DeliveryMode, (of, value) => of.DeliveryMode = value)
        .Other("listenFor", of => of.ListenFor, (of, value) => of.ListenFor = value)
        .Other("textHighlights", of => of.TextHighlights, (of, value) => of.TextHighlights = value)
        .Other("semanticAction", of => of.SemanticAction, (of, value) => of.SemanticAction = value)
        .Text("localTimezone", of => of.LocalTimezone, (of, value) => of.LocalTimezone = value)
        .Text("callerId", of => of.CallerId, (of, value) => of.CallerId = value);

    public static string Write(Activity activity)
    {
        using var text = new StringWriter(new StringBuilder(1_024), CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text) { DateTimeZoneHandling = DateTimeZoneHandling.Utc }) Shape.Write(writer, activity);
        return text.ToString();
    }

    /// <returns>Null for the JSON <c>null</c>.</returns>
    /// <exception cref="JsonException">It is not an activity in JSON, is nested deeper than 64, or something follows it.</exception>
    public static Activity? Read(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { MaxDepth = MaxDepth, DateParseHandling = DateParseHandling.None, DateTimeZoneHandling = DateTimeZoneHandling.Utc };
        if (!reader.Read()) return null;
        var activity = Shape.Read(reader);
        while (reader.Read())
            if (reader.TokenType != JsonToken.Comment) throw new JsonReaderException("Something follows the activity.");
        return activity;
    }
}
