using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Microneedling.Bot.Handoff.Accounts;

/// <summary>A link that makes one account. Only the digest of its code is kept.</summary>
public sealed class Invitation
{
    /// <summary>SHA-256 of the code, in hex.</summary>
    public required string CodeHash { get; init; }

    /// <summary>Who is invited; null for the first account, whose owner tells the address.</summary>
    public string? Email { get; init; }

    public required string Role { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: until it is used.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    internal static string NewCode() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    internal static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}

internal sealed class InvitationMap : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.HasKey(invitation => invitation.CodeHash);
        builder.Property(invitation => invitation.CodeHash).HasMaxLength(64);
        builder.Property(invitation => invitation.Email).HasMaxLength(256);
        builder.Property(invitation => invitation.Role).HasMaxLength(20);
    }
}
