using Microneedling.Bot.Conversation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Microneedling.Bot.Handoff.Privacy;

/// <summary>A visitor asked to be forgotten. The turn in which it was said is saved first; then everything goes, this row too.</summary>
public sealed class ErasureRequest
{
    public required string ChatId { get; init; }
    public required DateTimeOffset At { get; init; }
}

internal sealed class ErasureRequestMap : IEntityTypeConfiguration<ErasureRequest>
{
    public void Configure(EntityTypeBuilder<ErasureRequest> builder)
    {
        builder.ToTable("ErasureRequests");
        builder.HasKey(request => request.ChatId);
        builder.Property(request => request.ChatId).HasMaxLength(Chat.MaxId);
        builder.HasOne<Chat>().WithMany().HasForeignKey(request => request.ChatId).OnDelete(DeleteBehavior.Cascade);
    }
}
