using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Microneedling.Bot.Handoff;

/// <summary>One person who waits for the clinic. What the person said is sealed; the rest is what the inbox sorts and filters by.</summary>
public sealed partial class Case
{
    /// <summary>See <see cref="CaseReference"/>.</summary>
    public required string Reference { get; init; }

    public required string ChatId { get; init; }
    public required CaseKind Kind { get; set; }

    /// <summary>The intake that was sent; the same intake twice is one case. Null when none was.</summary>
    public string? IntakeId { get; set; }

    public CaseStatus Status { get; private set; } = CaseStatus.New;

    /// <summary>The highest flag; null when nothing was flagged.</summary>
    public FlagLevel? Level { get; set; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Since when the person waits for us; null while we wait for the person.</summary>
    public DateTimeOffset? WaitingSince { get; private set; }

    /// <summary>The first reply or contact by a person of the clinic.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When the age alarm was last raised for the present wait.</summary>
    public DateTimeOffset? AlarmedAt { get; set; }

    /// <summary>The staff member who works on it.</summary>
    public string? AssigneeId { get; set; }

    /// <summary>Reasons for closing and the like, separated by a line feed; chosen from the clinic's list, never free text.</summary>
    public string? Labels { get; set; }

    /// <summary>The transcript's length when the case was opened.</summary>
    public int OpenedSequence { get; init; }

    /// <summary>The <see cref="Intake.IntakeContact"/>, sealed: reception may see it.</summary>
    public required byte[] ContactSealed { get; set; }

    /// <summary>The <see cref="CaseBody"/>, sealed: health details.</summary>
    public required byte[] BodySealed { get; set; }

    /// <summary>Order in the inbox, lowest first: who waits before who does not, then by severity; closed cases last.</summary>
    public int Rank { get; private set; }

    /// <summary>Order within a rank, earliest first.</summary>
    public DateTimeOffset SortAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>The person waits for us, from now unless already.</summary>
    public void Wait(DateTimeOffset now)
    {
        if (WaitingSince is null) AlarmedAt = null;
        WaitingSince ??= now;
        Touch(now);
    }

    /// <summary>A person of the clinic has answered.</summary>
    public void Answered(DateTimeOffset now)
    {
        AnsweredAt ??= now;
        WaitingSince = null;
        Touch(now);
    }

    /// <returns>False when the case cannot go that way.</returns>
    public bool MoveTo(CaseStatus next, DateTimeOffset now)
    {
        if (!Status.MayBecome(next)) return false;
        Status = next;
        if (next is CaseStatus.Contacted or CaseStatus.Booked) AnsweredAt ??= now;
        if (next is not CaseStatus.InReview) WaitingSince = null;
        ClosedAt = next == CaseStatus.Closed ? now : null;
        Touch(now);
        return true;
    }

    /// <summary>Something changed: order and version follow.</summary>
    public void Touch(DateTimeOffset now)
    {
        ChangedAt = now;
        var severity = Level is { } level ? (int)level + 1 : 0;
        Rank = Status == CaseStatus.Closed ? 20 : (WaitingSince is null ? 14 : 4) - severity;
        SortAt = ClosedAt ?? WaitingSince ?? now;
        Version++;
    }
}

internal sealed class CaseMap : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("Cases");
        builder.HasKey(row => row.Reference);
        builder.Property(row => row.Reference).HasMaxLength(9);
        builder.Property(row => row.ChatId).HasMaxLength(Chat.MaxId);
        builder.Property(row => row.IntakeId).HasMaxLength(64);
        builder.Property(row => row.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(row => row.Status).HasConversion<string>().HasMaxLength(10);
        builder.Property(row => row.Labels).HasMaxLength(200);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => row.IntakeId).IsUnique();
        builder.HasIndex(row => row.ChatId);
        // The inbox filters, counts and orders in these alone; the rows with their sealed boxes are read for one page only.
        builder.HasIndex(row => new { row.Rank, row.SortAt, row.Level, row.AssigneeId });
        builder.HasIndex(row => new { row.Status, row.SortAt, row.Level, row.AssigneeId });
        builder.HasOne<Chat>().WithMany().HasForeignKey(row => row.ChatId).OnDelete(DeleteBehavior.Cascade);
    }
}
