using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Microneedling.Bot.Handoff.Notes;

/// <summary>
/// A note that only staff read. It is no message and has no way to become one: a type, a table and a folder of its own,
/// which no code that speaks to visitors may name (a test guards it).
/// </summary>
public sealed class StaffNote
{
    public required Guid Id { get; init; }
    public required string Reference { get; init; }
    public required string AuthorId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Sealed with the key of the person whom the case is about: it is erased with the person.</summary>
    public required byte[] TextSealed { get; init; }
}

internal sealed class StaffNoteMap : IEntityTypeConfiguration<StaffNote>
{
    public void Configure(EntityTypeBuilder<StaffNote> builder)
    {
        builder.ToTable("StaffNotes");
        builder.Property(note => note.Reference).HasMaxLength(9);
        builder.Property(note => note.AuthorId).HasMaxLength(64);
        builder.HasIndex(note => new { note.Reference, note.At });
        builder.HasOne<Case>().WithMany().HasForeignKey(note => note.Reference).OnDelete(DeleteBehavior.Cascade);
    }
}
