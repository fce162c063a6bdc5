using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Microneedling.Bot.Conversation;

/// <summary>One conversation with one visitor.</summary>
public sealed class Chat
{
    /// <summary>Teams and others have ids of more than a hundred characters.</summary>
    public const int MaxId = 256;

    /// <summary>Unguessable; the conversation id of the channel.</summary>
    public required string Id { get; init; }

    /// <summary>The channel's id of the visitor.</summary>
    public required string VisitorId { get; init; }

    /// <summary>The Bot Framework channel id, such as <c>directline</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>For channels that wait to be called: the conversation reference as JSON, without names. Null for those that read the transcript.</summary>
    public string? Reference { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastActivityAt { get; set; }

    /// <summary>Sequence of the newest transcript entry; 0 when there is none.</summary>
    public int LastSequence { get; set; }

    /// <summary>The <see cref="Memory"/>, sealed; null when nothing is remembered.</summary>
    public byte[]? MemorySealed { get; set; }

    /// <summary>The staff member who has the conversation; null while the assistant has it.</summary>
    public string? OwnerId { get; set; }

    /// <summary>Raised by every change: two writers of one conversation cannot both win.</summary>
    public int Version { get; set; }

    internal Chat Copy() => (Chat)MemberwiseClone();
}

internal sealed class ChatMap : IEntityTypeConfiguration<Chat>
{
    public void Configure(EntityTypeBuilder<Chat> builder)
    {
        builder.ToTable("Chats");
        builder.Property(chat => chat.Id).HasMaxLength(Chat.MaxId);
        builder.Property(chat => chat.VisitorId).HasMaxLength(128);
        builder.Property(chat => chat.Channel).HasMaxLength(64);
        builder.Property(chat => chat.Version).IsConcurrencyToken();
        builder.Property(chat => chat.CreatedAt).IsConcurrencyToken(); // an erased chat that came again under its id is another one
    }
}
