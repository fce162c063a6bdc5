using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;

namespace Microneedling.Bot.Handoff.Notify;

/// <summary>
/// Writes what is to be sent once the deed that made it necessary is saved. Whoever asks for it saves it in the same unit of
/// work; <see cref="OutboxSender"/> sends it.
/// </summary>
public sealed class Outbox(IEnumerable<INotifier> notifiers, TimeProvider clock)
{
    private const string Untried = """ "Reference" = $1 AND "Sequence" IS NULL AND "SentAt" IS NULL AND "Attempts" = 0""";

    /// <summary>One notice for every configured channel.</summary>
    /// <param name="delay">How long it may wait, for instance for the name of who asked.</param>
    public IEnumerable<OutboxMessage> Notices(NoticeKind kind, string reference, TimeSpan delay = default)
    {
        var now = clock.GetUtcNow();
        return notifiers.Select(notifier => new OutboxMessage
        {
            Id = Guid.CreateVersion7(now), Channel = notifier.Channel, Kind = kind, Reference = reference, CreatedAt = now, DueAt = now + delay,
        });
    }

    /// <summary>What was just said to a visitor, where the channel waits to be called; none elsewhere.</summary>
    /// <param name="sequence">Its place in the transcript.</param>
    public IEnumerable<OutboxMessage> Said(Chat chat, string reference, int sequence)
    {
        if (chat.Reference is null) yield break;
        var now = clock.GetUtcNow();
        yield return new OutboxMessage
        {
            Id = Guid.CreateVersion7(now), Channel = OutboxMessage.ToVisitor, Kind = NoticeKind.Said,
            Reference = reference, Sequence = sequence, CreatedAt = now, DueAt = now,
        };
    }

    /// <summary>What was put with a delay may go now.</summary>
    internal Statement Release(string reference) => new($"""UPDATE "Outbox" SET "DueAt" = $2 WHERE {Untried}""", reference, clock.GetUtcNow().UtcTicks);

    /// <summary>What was not tried yet is not sent at all.</summary>
    internal static Statement Cancel(string reference) => new($"""DELETE FROM "Outbox" WHERE {Untried}""", reference);
}
