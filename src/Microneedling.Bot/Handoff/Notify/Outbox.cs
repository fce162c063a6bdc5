using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff.Notify;

/// <summary>Where notices are put; they are saved with the unit of work and sent by <see cref="OutboxSender"/>.</summary>
public sealed class Outbox(Lazy<ClinicDb> db, IEnumerable<INotifier> notifiers, TimeProvider clock)
{
    /// <summary>Puts one notice for every configured channel.</summary>
    /// <param name="delay">How long it may wait, for instance for the name of who asked.</param>
    public void Add(NoticeKind kind, string reference, TimeSpan delay = default)
    {
        var now = clock.GetUtcNow();
        foreach (var notifier in notifiers)
            db.Value.Add(new OutboxMessage
            {
                Id = Guid.CreateVersion7(now), Channel = notifier.Channel, Kind = kind,
                Reference = reference, CreatedAt = now, DueAt = now + delay,
            });
    }

    /// <summary>Puts what was just said to a visitor, where the channel waits to be called.</summary>
    /// <param name="sequence">Its place in the transcript.</param>
    public void AddSaid(Chat chat, string reference, int sequence)
    {
        if (chat.Reference is null) return;
        var now = clock.GetUtcNow();
        db.Value.Add(new OutboxMessage
        {
            Id = Guid.CreateVersion7(now), Channel = OutboxMessage.ToVisitor, Kind = NoticeKind.Said,
            Reference = reference, Sequence = sequence, CreatedAt = now, DueAt = now,
        });
    }

    /// <summary>What was put with a delay may go now.</summary>
    public async ValueTask ReleaseAsync(string reference, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var message in await UntriedAsync(reference, cancellationToken)) message.DueAt = now;
    }

    /// <summary>What was not tried yet is not sent at all.</summary>
    public async ValueTask CancelAsync(string reference, CancellationToken cancellationToken) =>
        db.Value.RemoveRange(await UntriedAsync(reference, cancellationToken));

    private Task<List<OutboxMessage>> UntriedAsync(string reference, CancellationToken cancellationToken) =>
        db.Value.Set<OutboxMessage>().Where(row => row.Reference == reference && row.Sequence == null && row.SentAt == null && row.Attempts == 0).ToListAsync(cancellationToken);
}
