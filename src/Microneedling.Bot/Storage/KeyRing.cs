using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Storage;

/// <summary>One key of the data-protection ring, kept beside the persons' keys so that all nodes share it and backups of the data do not have it.</summary>
public sealed class KeyRingEntry
{
    public required string Name { get; init; }
    public required string Xml { get; init; }
}

internal sealed class KeyRingEntryMap : IEntityTypeConfiguration<KeyRingEntry>
{
    public void Configure(EntityTypeBuilder<KeyRingEntry> builder)
    {
        builder.ToTable("KeyRing", ClinicContext.VaultSchema);
        builder.HasKey(entry => entry.Name);
        builder.Property(entry => entry.Name).HasMaxLength(200);
    }
}

/// <summary>The framework asks without await: before the first request, and every 90 days.</summary>
internal sealed class KeyRing(IDatabase database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        database.ReadAsync(new Statement("""SELECT "Xml" FROM vault."KeyRing" """), row => XElement.Parse(row.GetString(0)), CancellationToken.None).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => database.CommitAsync(
        [new Statement("""INSERT INTO vault."KeyRing" ("Name", "Xml") VALUES ($1, $2)""", friendlyName, element.ToString(SaveOptions.DisableFormatting))], CancellationToken.None).GetAwaiter().GetResult();
}

internal static class KeyRingRegistration
{
    public static IDataProtectionBuilder PersistKeysToDatabase(this IDataProtectionBuilder builder)
    {
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new KeyRing(services.GetRequiredService<IDatabase>())));
        return builder;
    }
}
