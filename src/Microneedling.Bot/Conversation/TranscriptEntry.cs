using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Microneedling.Bot.Conversation;

/// <summary>Who said it.</summary>
public enum Speaker { Visitor, Assistant, Staff }

/// <summary>One activity of a conversation, as it was received or sent.</summary>
public sealed class TranscriptEntry
{
    internal const int MaxClientId = 128;

    public required string ChatId { get; init; }

    /// <summary>Its place in the conversation, from 1 without gaps: the watermark of the stream.</summary>
    public required int Sequence { get; init; }

    public required Speaker Speaker { get; init; }

    /// <summary>Strictly increasing within a conversation.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The id under which a visitor's message was sent: the same id twice is one message. Null for our own messages.</summary>
    public string? ClientActivityId { get; init; }

    /// <summary>The activity as JSON, sealed.</summary>
    public required byte[] ActivitySealed { get; set; }

    /// <summary>The activity id on the wire.</summary>
    public string ActivityId => FormatId(ChatId, Sequence);

    public static string FormatId(string chatId, int sequence) => $"{chatId}|{sequence:D7}";
}

internal sealed class TranscriptEntryMap : IEntityTypeConfiguration<TranscriptEntry>
{
    public void Configure(EntityTypeBuilder<TranscriptEntry> builder)
    {
        builder.ToTable("Transcript");
        builder.HasKey(entry => new { entry.ChatId, entry.Sequence });
        builder.Property(entry => entry.ChatId).HasMaxLength(Chat.MaxId);
        builder.Property(entry => entry.ClientActivityId).HasMaxLength(TranscriptEntry.MaxClientId);
        builder.Ignore(entry => entry.ActivityId);
        // Our own messages have no such id; they need not be kept in the index.
        builder.HasIndex(entry => new { entry.ChatId, entry.ClientActivityId }).IsUnique().HasFilter("\"ClientActivityId\" IS NOT NULL");
        builder.HasOne<Chat>().WithMany().HasForeignKey(entry => entry.ChatId).OnDelete(DeleteBehavior.Cascade);
    }
}
