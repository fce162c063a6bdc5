using System;
using System.Collections.Generic;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>The events of the hand-off protocol, between a bot and the desk where people answer.</summary>
public static class EventFactory
{
    /// <summary>Asks that a person takes over.</summary>
    /// <param name="turnContext">The turn in which it was decided.</param>
    /// <param name="handoffContext">What the desk needs to know, in its own words; becomes the value as JSON.</param>
    /// <param name="transcript">The conversation so far.</param>
    public static IEventActivity CreateHandoffInitiation(ITurnContext turnContext, object handoffContext, Transcript transcript = null)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var incoming = turnContext.Activity;

        var handoff = HandoffEvent(HandoffEventNames.InitiateHandoff, handoffContext, incoming.Conversation);
        handoff.From = incoming.From;
        handoff.RelatesTo = incoming.GetConversationReference();
        handoff.ReplyToId = incoming.Id;
        handoff.ServiceUrl = incoming.ServiceUrl;
        handoff.ChannelId = incoming.ChannelId;
        if (transcript != null)
        {
            handoff.Attachments.Add(new Attachment("application/json", content: transcript, name: "Transcript"));
        }

        return handoff;
    }

    /// <summary>Says how the hand-off goes: "accepted", "failed" or "completed".</summary>
    public static IEventActivity CreateHandoffStatus(ConversationAccount conversation, string state, string message = null)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        ArgumentNullException.ThrowIfNull(state);
        return HandoffEvent(HandoffEventNames.HandoffStatus, new { state, message }, conversation);
    }

    private static Activity HandoffEvent(string name, object value, ConversationAccount conversation) => new Activity(ActivityTypes.Event)
    {
        Name = name,
        Id = Guid.NewGuid().ToString(),
        Timestamp = DateTime.UtcNow,
        Conversation = conversation,
        Value = value == null ? null : JObject.FromObject(value),
        Attachments = new List<Attachment>(),
        Entities = new List<Entity>(),
    };
}
