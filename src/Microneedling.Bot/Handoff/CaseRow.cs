using System.Data.Common;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Storage;

namespace Microneedling.Bot.Handoff;

/// <summary>How a case is read and written in a visitor's turn: without the context.</summary>
public sealed partial class Case
{
    internal const string Columns = """
        "Reference", "ChatId", "Kind", "IntakeId", "Status", "Level", "OpenedAt", "WaitingSince", "AnsweredAt", "ClosedAt", "ChangedAt", "AlarmedAt",
        "AssigneeId", "Labels", "OpenedSequence", "ContactSealed", "BodySealed", "Rank", "SortAt", "Version"
        """;

    /// <summary>Reads a case without the context: its <see cref="Columns"/> in their order.</summary>
    internal static Case Read(DbDataReader row) => new()
    {
        Reference = row.GetString(0),
        ChatId = row.GetString(1),
        Kind = Enum.Parse<CaseKind>(row.GetString(2)),
        IntakeId = row.ValueOrNull<string>(3),
        Status = Enum.Parse<CaseStatus>(row.GetString(4)),
        Level = row.IsDBNull(5) ? null : (FlagLevel)row.GetInt32(5),
        OpenedAt = row.Moment(6),
        WaitingSince = row.MomentOrNull(7),
        AnsweredAt = row.MomentOrNull(8),
        ClosedAt = row.MomentOrNull(9),
        ChangedAt = row.Moment(10),
        AlarmedAt = row.MomentOrNull(11),
        AssigneeId = row.ValueOrNull<string>(12),
        Labels = row.ValueOrNull<string>(13),
        OpenedSequence = row.GetInt32(14),
        ContactSealed = row.GetFieldValue<byte[]>(15),
        BodySealed = row.GetFieldValue<byte[]>(16),
        Rank = row.GetInt32(17),
        SortAt = row.Moment(18),
        Version = row.GetInt32(19),
    };

    internal Statement Insert() => new(
        $"""
        INSERT INTO "Cases" ({Columns})
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
        """,
        Reference, ChatId, Kind.ToString(), IntakeId, Status.ToString(), (int?)Level, OpenedAt.UtcTicks, WaitingSince?.UtcTicks, AnsweredAt?.UtcTicks, ClosedAt?.UtcTicks,
        ChangedAt.UtcTicks, AlarmedAt?.UtcTicks, AssigneeId, Labels, OpenedSequence, ContactSealed, BodySealed, Rank, SortAt.UtcTicks, Version);

    /// <summary>Writes what a visitor's turn can change.</summary>
    /// <param name="version">The stored version that it was made from; fails where the stored case is another by now.</param>
    internal Statement Update(int version) => new(
        // An alarm counts for one wait, and may have been raised a moment ago.
        """
        UPDATE "Cases" SET "Kind" = $1, "IntakeId" = $2, "Status" = $3, "Level" = $4, "WaitingSince" = $5, "AnsweredAt" = $6, "ClosedAt" = $7, "ChangedAt" = $8,
            "AlarmedAt" = CASE WHEN "WaitingSince" IS NULL THEN NULL ELSE "AlarmedAt" END, "ContactSealed" = $9, "BodySealed" = $10, "Rank" = $11, "SortAt" = $12, "Version" = $13
        WHERE "Reference" = $14 AND "Version" = $15
        """,
        Kind.ToString(), IntakeId, Status.ToString(), (int?)Level, WaitingSince?.UtcTicks, AnsweredAt?.UtcTicks, ClosedAt?.UtcTicks, ChangedAt.UtcTicks,
        ContactSealed, BodySealed, Rank, SortAt.UtcTicks, Version, Reference, version) { MustChangeOne = true };
}
