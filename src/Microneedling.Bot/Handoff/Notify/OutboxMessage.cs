using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Microneedling.Bot.Handoff.Notify;

/// <summary>What staff are told of.</summary>
public enum NoticeKind
{
    NewCase, UrgentCase, WantsPerson, Waiting,

    /// <summary>No notice: something said to the visitor, for a channel that waits to be called.</summary>
    Said,
}

/// <summary>
/// One notice for one channel, written in the transaction that made it necessary and sent afterwards until the receiver
/// has taken it. It says that there is something to see, never what.
/// </summary>
public sealed class OutboxMessage
{
    /// <summary>Also the idempotency key: a receiver that gets it twice has one notice.</summary>
    public required Guid Id { get; init; }

    /// <summary>The channel of what is said to a visitor.</summary>
    public const string ToVisitor = "visitor";

    /// <summary>The notifier's name, such as <c>email</c>, or <see cref="ToVisitor"/>.</summary>
    public required string Channel { get; init; }

    public required NoticeKind Kind { get; init; }
    public required string Reference { get; init; }
    /// <summary>The place in the transcript of what is to be said to the visitor; null for a notice. Sent in this order.</summary>
    public int? Sequence { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not sent before; moved on by failures, and by a sender while it sends.</summary>
    public required DateTimeOffset DueAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }
    public int Attempts { get; set; }

    /// <summary>Why the last attempt failed, in the sender's words; null when none did.</summary>
    public string? LastFault { get; set; }

    /// <summary>Puts it into the outbox without the context.</summary>
    internal Statement Insert() => new(
        """INSERT INTO "Outbox" ("Id", "Channel", "Kind", "Reference", "Sequence", "CreatedAt", "DueAt", "Attempts") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""",
        Id, Channel, Kind.ToString(), Reference, Sequence, CreatedAt.UtcTicks, DueAt.UtcTicks, Attempts);
}

internal sealed class OutboxMessageMap : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("Outbox");
        builder.Property(message => message.Channel).HasMaxLength(20);
        builder.Property(message => message.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(message => message.Reference).HasMaxLength(9);
        builder.Property(message => message.LastFault).HasMaxLength(200);
        builder.HasIndex(message => new { message.SentAt, message.DueAt });
        builder.HasIndex(message => message.Reference);
        builder.HasOne<Case>().WithMany().HasForeignKey(message => message.Reference).OnDelete(DeleteBehavior.Cascade);
    }
}
