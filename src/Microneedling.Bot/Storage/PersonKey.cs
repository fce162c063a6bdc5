using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Microneedling.Bot.Storage;

/// <summary>The key that seals what one person said, itself wrapped by the data-protection keys. Deleting it erases the person.</summary>
public sealed class PersonKey
{
    /// <summary>The chat that the person spoke in.</summary>
    public required string PersonId { get; init; }
    public required byte[] Wrapped { get; init; }
}

internal sealed class PersonKeyMap : IEntityTypeConfiguration<PersonKey>
{
    public void Configure(EntityTypeBuilder<PersonKey> builder)
    {
        builder.ToTable("PersonKeys", ClinicContext.VaultSchema);
        builder.HasKey(key => key.PersonId);
        builder.Property(key => key.PersonId).HasMaxLength(256);
    }
}
