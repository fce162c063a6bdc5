using System;

namespace Microsoft.Bot.Builder;

/// <summary>State of a conversation, shared by everybody in it.</summary>
public class ConversationState : BotState
{
    public ConversationState(IStorage storage)
        : base(storage, nameof(ConversationState))
    {
    }

    protected override string GetStorageKey(ITurnContext turnContext) =>
        $"{StorageKey.Channel(turnContext)}/conversations/{StorageKey.Conversation(turnContext)}";
}

/// <summary>State of a user, in all conversations of a channel.</summary>
public class UserState : BotState
{
    public UserState(IStorage storage)
        : base(storage, nameof(UserState))
    {
    }

    protected override string GetStorageKey(ITurnContext turnContext) =>
        $"{StorageKey.Channel(turnContext)}/users/{StorageKey.User(turnContext)}";
}

/// <summary>State of a user in one conversation.</summary>
public class PrivateConversationState : BotState
{
    public PrivateConversationState(IStorage storage)
        : base(storage, nameof(PrivateConversationState))
    {
    }

    protected override string GetStorageKey(ITurnContext turnContext) =>
        $"{StorageKey.Channel(turnContext)}/conversations/{StorageKey.Conversation(turnContext)}/users/{StorageKey.User(turnContext)}";
}

internal static class StorageKey
{
    public static string Channel(ITurnContext turn) => Required(turn.Activity.ChannelId, "channelId");

    public static string Conversation(ITurnContext turn) => Required(turn.Activity.Conversation?.Id, "conversation.id");

    public static string User(ITurnContext turn) => Required(turn.Activity.From?.Id, "from.id");

    private static string Required(string value, string name) =>
        value ?? throw new InvalidOperationException($"The activity has no {name}, so its state has no storage key.");
}
