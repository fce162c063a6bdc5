using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Microneedling.Bot.Conversation;

/// <summary>How one turn ended: what the figures and the content editor learn from. The words are in the transcript only.</summary>
public sealed class TurnRecord
{
    public required string ChatId { get; init; }

    /// <summary>The visitor's message in the transcript.</summary>
    public required int Sequence { get; init; }

    public required DateTimeOffset At { get; init; }
    public required OutcomeKind Kind { get; init; }

    /// <summary>The action taken, when a button was pressed: see <see cref="TurnActions"/>.</summary>
    public string? Action { get; init; }
    public string? ArticleId { get; init; }

    /// <summary>The articles offered, separated by a blank.</summary>
    public string? Options { get; init; }
    public double? Score { get; init; }

    /// <summary>What the visitor said of the answer; null when nothing.</summary>
    public bool? Helpful { get; set; }
}

internal sealed class TurnRecordMap : IEntityTypeConfiguration<TurnRecord>
{
    public void Configure(EntityTypeBuilder<TurnRecord> builder)
    {
        builder.ToTable("Turns");
        builder.HasKey(turn => new { turn.ChatId, turn.Sequence });
        builder.Property(turn => turn.ChatId).HasMaxLength(Chat.MaxId);
        builder.Property(turn => turn.ArticleId).HasMaxLength(100);
        builder.Property(turn => turn.Action).HasMaxLength(64);
        builder.Property(turn => turn.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(turn => new { turn.Kind, turn.At });
        builder.HasOne<Chat>().WithMany().HasForeignKey(turn => turn.ChatId).OnDelete(DeleteBehavior.Cascade);
    }
}
