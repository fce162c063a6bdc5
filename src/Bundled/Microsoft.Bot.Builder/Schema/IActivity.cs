using System;
using System.Collections.Generic;

namespace Microsoft.Bot.Schema;

// The faces of Activity: one for each activity type, with the members that make sense for it.

/// <summary>What every activity has. Activity is the only implementation.</summary>
public interface IActivity
{
    ChannelAccount From { get; set; }
    ChannelAccount Recipient { get; set; }
    ConversationAccount Conversation { get; set; }
    DateTimeOffset? LocalTimestamp { get; set; }
    DateTimeOffset? Timestamp { get; set; }
    IList<Entity> Entities { get; set; }
    dynamic ChannelData { get; set; }
    string ChannelId { get; set; }
    string Id { get; set; }
    string ReplyToId { get; set; }
    string ServiceUrl { get; set; }
    string Type { get; set; }

    Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false);
    ConversationReference GetConversationReference();
    IContactRelationUpdateActivity AsContactRelationUpdateActivity();
    IConversationUpdateActivity AsConversationUpdateActivity();
    IEndOfConversationActivity AsEndOfConversationActivity();
    IEventActivity AsEventActivity();
    IInstallationUpdateActivity AsInstallationUpdateActivity();
    IInvokeActivity AsInvokeActivity();
    IMessageActivity AsMessageActivity();
    IMessageDeleteActivity AsMessageDeleteActivity();
    IMessageReactionActivity AsMessageReactionActivity();
    IMessageUpdateActivity AsMessageUpdateActivity();
    ISuggestionActivity AsSuggestionActivity();
    ITypingActivity AsTypingActivity();
    TypeT GetChannelData<TypeT>();
    bool TryGetChannelData<TypeT>(out TypeT instance);
}

public interface IMessageActivity : IActivity
{
    DateTimeOffset? Expiration { get; set; }
    IList<Attachment> Attachments { get; set; }
    SuggestedActions SuggestedActions { get; set; }
    object Value { get; set; }
    string AttachmentLayout { get; set; }
    string DeliveryMode { get; set; }
    string Importance { get; set; }
    string InputHint { get; set; }
    string Locale { get; set; }
    string Speak { get; set; }
    string Summary { get; set; }
    string Text { get; set; }
    string TextFormat { get; set; }

    Mention[] GetMentions();
    bool HasContent();
}

public interface IMessageUpdateActivity : IMessageActivity
{
}

public interface IMessageDeleteActivity : IActivity
{
}

public interface IMessageReactionActivity : IActivity
{
    IList<MessageReaction> ReactionsAdded { get; set; }
    IList<MessageReaction> ReactionsRemoved { get; set; }
}

public interface IConversationUpdateActivity : IActivity
{
    IList<ChannelAccount> MembersAdded { get; set; }
    IList<ChannelAccount> MembersRemoved { get; set; }
    bool? HistoryDisclosed { get; set; }
    string TopicName { get; set; }
}

public interface IContactRelationUpdateActivity : IActivity
{
    string Action { get; set; }
}

public interface IInstallationUpdateActivity : IActivity
{
    string Action { get; set; }
}

public interface ISuggestionActivity : IMessageActivity
{
    IList<TextHighlight> TextHighlights { get; set; }
}

public interface ITypingActivity : IActivity
{
}

public interface IEndOfConversationActivity : IActivity
{
    string Code { get; set; }
    string Text { get; set; }
}

public interface IEventActivity : IActivity
{
    ConversationReference RelatesTo { get; set; }
    object Value { get; set; }
    string Name { get; set; }
}

public interface IInvokeActivity : IActivity
{
    ConversationReference RelatesTo { get; set; }
    object Value { get; set; }
    string Name { get; set; }
}

public interface ITraceActivity : IActivity
{
    ConversationReference RelatesTo { get; set; }
    object Value { get; set; }
    string Label { get; set; }
    string Name { get; set; }
    string ValueType { get; set; }
}

public interface IHandoffActivity : IActivity
{
}

public interface ICommandActivity : IActivity
{
    object Value { get; set; }
    string Name { get; set; }
}

public interface ICommandResultActivity : IActivity
{
    object Value { get; set; }
    string Name { get; set; }
}
