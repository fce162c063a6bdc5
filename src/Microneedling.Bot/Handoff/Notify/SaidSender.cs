using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff.Notify;

/// <summary>A way to say something to a visitor outside a turn, where the channel waits to be called.</summary>
public interface IVisitorChannel
{
    /// <param name="conversationReference">The Bot Framework's, as JSON.</param>
    /// <param name="activity">What to send, as JSON.</param>
    /// <exception cref="NotifyFault">The channel did not take it; it will be tried again.</exception>
    Task SendAsync(string conversationReference, string activity, CancellationToken cancellationToken);
}

/// <summary>Sends what staff and assistant said outside a turn to the visitor's channel.</summary>
public sealed class SaidSender(ClinicDb db, Transcript transcript, IVisitorChannel? channel = null)
{
    /// <exception cref="NotifyFault">The channel did not take it.</exception>
    public async Task SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        if (channel is null) throw new NotifyFault("no channel that can be called is configured.");
        var chat = await (from row in db.Set<Case>()
                          join known in db.Set<Chat>() on row.ChatId equals known.Id
                          where row.Reference == message.Reference
                          select new { known.Id, known.Reference }).FirstOrDefaultAsync(cancellationToken);
        if (chat?.Reference is null || message.Sequence is not { } sequence) return; // the person was erased meanwhile
        if ((await transcript.ReadAsync(chat.Id, sequence - 1, cancellationToken, limit: 1)).FirstOrDefault() is { } line && line.Sequence == sequence)
            await channel.SendAsync(chat.Reference, line.Json, cancellationToken);
    }
}
