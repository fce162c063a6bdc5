using System.Security.Cryptography;
using System.Text;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;

namespace Microneedling.Bot.Conversation;

/// <summary>Between the Bot Framework's activities and our words. Nothing outside this folder sees an activity.</summary>
internal static class Activities
{
    private static readonly JsonSerializerSettings Plain = new() { NullValueHandling = NullValueHandling.Ignore, StringEscapeHandling = StringEscapeHandling.EscapeNonAscii };

    private static readonly JsonSerializer CamelCase = JsonSerializer.Create(new()
    {
        NullValueHandling = NullValueHandling.Ignore,
        ContractResolver = new CamelCasePropertyNamesContractResolver(),
    });

    public static Activity From(Message message)
    {
        var activity = MessageFactory.Text(message.Text);
        activity.TextFormat = TextFormatTypes.Markdown;
        if (message.Choices.Count > 0)
            activity.SuggestedActions = new SuggestedActions { Actions = [.. message.Choices.Select(From)] };
        if (message.Form is not null || message.Urgent)
        {
            var data = new JObject();
            if (message.Form is { } form) data["form"] = From(form);
            if (message.Urgent) data["urgent"] = true;
            activity.ChannelData = data;
        }
        return activity;
    }

    /// <summary>The message asks something in a form: see <see cref="MessageForm"/>.</summary>
    public static bool AsksForm(Activity activity) => activity.ChannelData is JObject data && data["form"] is not null;

    /// <summary>The event <c>handoff.initiate</c>, as <see cref="EventFactory"/> makes it of a turn context.</summary>
    /// <param name="said">What was said so far: travels with it as the attachment "Transcript".</param>
    public static Activity HandoffInitiation(Activity incoming, object context, IList<Activity> said) => new()
    {
        Type = ActivityTypes.Event,
        Name = HandoffEventNames.InitiateHandoff,
        Value = JObject.FromObject(context, CamelCase),
        From = incoming.From,
        RelatesTo = incoming.GetConversationReference(),
        ReplyToId = incoming.Id,
        ServiceUrl = incoming.ServiceUrl,
        ChannelId = incoming.ChannelId,
        Conversation = incoming.Conversation,
        Attachments = [new Attachment("application/json", content: new Microsoft.Bot.Schema.Transcript(said), name: "Transcript")],
    };

    /// <summary>
    /// Where a channel that waits to be called is to be called, as JSON; null for a channel that reads the transcript. It
    /// holds addresses only, no names.
    /// </summary>
    public static string? ReferenceOf(Activity incoming) => string.IsNullOrEmpty(incoming.ServiceUrl) ? null : JsonConvert.SerializeObject(new ConversationReference
    {
        User = new ChannelAccount { Id = incoming.From?.Id },
        Bot = new ChannelAccount { Id = incoming.Recipient?.Id },
        Conversation = new ConversationAccount
        {
            Id = incoming.Conversation.Id, IsGroup = incoming.Conversation.IsGroup,
            ConversationType = incoming.Conversation.ConversationType, TenantId = incoming.Conversation.TenantId,
        },
        ChannelId = incoming.ChannelId,
        ServiceUrl = incoming.ServiceUrl,
        Locale = incoming.Locale,
    }, Plain);

    private static JObject From(MessageForm form)
    {
        var json = new JObject { ["kind"] = form.Kind, ["options"] = new JArray(form.Options) };
        if (form.Exclusive is { } alone) json["exclusive"] = new JArray(alone);
        if (form.Placeholder is { } example) json["placeholder"] = example;
        if (form.Min is { } min) json["min"] = min;
        if (form.Max is { } max) json["max"] = max;
        if (form.MaxLength is { } length) json["maxLength"] = length;
        if (form.Unit is { } unit) json["unit"] = unit;
        json["required"] = form.Required;
        json["step"] = form.Step;
        json["steps"] = form.Steps;
        return json;
    }

    private static CardAction From(Choice choice)
    {
        var value = new JObject { ["name"] = choice.Action.Name };
        if (choice.Action.Id is { } id) value["id"] = id;
        return new CardAction { Type = ActionTypes.MessageBack, Title = choice.Title, Text = choice.Title, DisplayText = choice.Title, Value = value };
    }

    /// <summary>The action that the pressed button carried, if the value has one that a button of ours could carry.</summary>
    public static TurnAction? ActionOf(Activity activity) =>
        activity.Value is JObject value && TextOf(value["name"]) is { Length: > 0 and < 64 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? new TurnAction(name, TextOf(value["id"]) is { } id && IsPlain(id, 256) ? id : null)
            : null;

    /// <summary>What makes a repeated activity the same turn: the client's id, else the channel's, else one of its own.</summary>
    public static string KeyOf(Activity activity) =>
        (ClientIdOf(activity) ?? activity.Id) is { Length: > 0 } key ? Storable(key, TranscriptEntry.MaxClientId) : Guid.NewGuid().ToString("N");

    /// <summary>A foreign id as it can be kept in any database: one that is too long or has odd characters is kept as its digest.</summary>
    public static string Storable(string id, int longest) =>
        IsPlain(id, longest) ? id : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    private static bool IsPlain(string text, int longest) => text.Length <= longest && !text.Any(c => char.IsControl(c) || char.IsSurrogate(c));

    private static string? TextOf(JToken? token) => token is JValue { Type: JTokenType.String, Value: string text } ? text : null;

    private static string? ClientIdOf(Activity activity) =>
        activity.ChannelData is JObject data ? TextOf(data["clientActivityID"]) : null;
}
