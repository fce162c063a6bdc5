using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff.Notify;

/// <summary>Where notices are put; they are saved with the unit of work and sent by <see cref="OutboxSender"/>.</summary>
public sealed class Outbox(ClinicDb db, IEnumerable<INotifier> notifiers, TimeProvider clock)
{
    /// <summary>Puts one notice for every configured channel.</summary>
    /// <param name="delay">How long it may wait, for instance for the name of who asked.</param>
    public void Add(NoticeKind kind, string reference, TimeSpan delay = default)
    {
        var now = clock.GetUtcNow();
        foreach (var notifier in notifiers)
            db.Add(new OutboxMessage
            {
                Id = Guid.CreateVersion7(now), Channel = notifier.Channel, Kind = kind,
                Reference = reference, CreatedAt = now, DueAt = now + delay,
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
        db.RemoveRange(await UntriedAsync(reference, cancellationToken));

    private Task<List<OutboxMessage>> UntriedAsync(string reference, CancellationToken cancellationToken) =>
        db.Set<OutboxMessage>().Where(row => row.Reference == reference && row.SentAt == null && row.Attempts == 0).ToListAsync(cancellationToken);
}
