using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Microneedling.Bot.Handoff.Audit;

/// <summary>
/// One line of the audit: who did what to what, and when. Written in the same commit as the deed, never changed, never
/// personal. <see cref="AuditChain"/> gives it its number and its hash.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>Sortable by time.</summary>
    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The staff member's id, or <c>visitor</c>, <c>assistant</c>, <c>console</c>.</summary>
    public required string ActorId { get; init; }

    /// <summary>The name at the time.</summary>
    public required string ActorName { get; init; }

    public required AuditAction Action { get; init; }

    /// <summary>A case's reference, a staff member's e-mail address, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>What changed, without a word of the person's: <c>New → Contacted</c>.</summary>
    public string? Detail { get; init; }

    /// <summary>Its place in the chain, from 1 without gaps; null until it is chained, a moment after it was written.</summary>
    public long? Number { get; private set; }

    /// <summary>SHA-256 over the hash before and this line, in hex.</summary>
    public string? Hash { get; private set; }

    public static AuditEntry Of(DateTimeOffset now, Actor actor, AuditAction action, string? subject = null, string? detail = null) => new()
    {
        Id = Guid.CreateVersion7(now), At = now, ActorId = actor.Id, ActorName = actor.Name, Action = action, Subject = subject, Detail = detail,
    };

    /// <summary>What is known of a line when it is written.</summary>
    internal const string Columns = """ "Id", "At", "ActorId", "ActorName", "Action", "Subject", "Detail" """;

    /// <summary>Reads the <see cref="Columns"/> of a line that is not chained yet, without the context.</summary>
    internal static AuditEntry Read(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        At = row.Moment(1),
        ActorId = row.GetString(2),
        ActorName = row.GetString(3),
        Action = Enum.Parse<AuditAction>(row.GetString(4)),
        Subject = row.ValueOrNull<string>(5),
        Detail = row.ValueOrNull<string>(6),
    };

    /// <summary>Adds the line without the context.</summary>
    internal Statement Insert() => new(
        $"INSERT INTO \"Audit\" ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        Id, At.UtcTicks, ActorId, ActorName, Action.ToString(), Subject, Detail);

    internal string ComputeHash(long number, string previousHash) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\u001f', previousHash, number, Id, At.UtcTicks, ActorId, ActorName, Action, Subject, Detail))));
}

/// <summary>What is recorded.</summary>
public enum AuditAction
{
    SignedIn, SignInFailed, LockedOut, SignedOut,
    Opened, Viewed, StatusChanged, Assigned, Labelled, NoteAdded, TookOver, Replied, HandedBack, ReturnedToQueue, Withdrawn,
    Exported, Printed, Erased, Expired,
    StaffInvited, StaffJoined, StaffChanged, SecondFactorChanged, InsightsViewed, AuditViewed, ContentProposed,
}

internal sealed class AuditEntryMap : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("Audit");
        builder.Property(entry => entry.ActorId).HasMaxLength(64);
        builder.Property(entry => entry.ActorName).HasMaxLength(100);
        builder.Property(entry => entry.Action).HasConversion<string>().HasMaxLength(20);
        builder.Property(entry => entry.Subject).HasMaxLength(256);
        builder.Property(entry => entry.Detail).HasMaxLength(200);
        builder.Property(entry => entry.Hash).HasMaxLength(64);
        builder.HasIndex(entry => entry.Number).IsUnique();
        builder.HasIndex(entry => new { entry.Subject, entry.At });
        builder.HasIndex(entry => entry.At);
    }
}
