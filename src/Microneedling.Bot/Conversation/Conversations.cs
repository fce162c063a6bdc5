using Microsoft.Bot.Schema;

namespace Microneedling.Bot.Conversation;

/// <summary>Opens and finds conversations.</summary>
public sealed class Conversations(FindChat find, TurnRunner runner)
{
    /// <summary>Opens a conversation and greets the visitor, once however often it is called.</summary>
    public Task<TurnReceipt> OpenAsync(string chatId, string visitorId, string channel, CancellationToken cancellationToken) =>
        runner.RunAsync(new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            ChannelId = channel,
            Conversation = new ConversationAccount { Id = chatId },
            From = new ChannelAccount { Id = visitorId, Role = RoleTypes.User },
            MembersAdded = [new ChannelAccount { Id = visitorId }],
        }, cancellationToken);

    public async Task<Chat?> FindAsync(string chatId, CancellationToken cancellationToken) => (await find.ByIdAsync(chatId, cancellationToken))?.Chat;
}
