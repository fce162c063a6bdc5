using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Storage;

/// <summary>
/// Everything that is kept. Each capability maps its own tables with an <see cref="IEntityTypeConfiguration{T}"/>
/// beside the entity; they are found here and reached with <c>Set&lt;T&gt;()</c>.
/// One context serves one turn or one request, and one <c>SaveChangesAsync</c> is its one transaction.
/// </summary>
public sealed class ClinicDb(DbContextOptions<ClinicDb> options) : IdentityDbContext<StaffMember>(options)
{
    private readonly WriterGate gate = options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<WriterGate>() ?? new WriterGate(closed: false);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // A transaction begun before has the file's write lock already: to queue now would be to wait for who waits for it.
        if (Database.CurrentTransaction is not null) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        using var held = await gate.EnterAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (Database.CurrentTransaction is not null) return base.SaveChanges(acceptAllChangesOnSuccess);
        using var held = gate.Enter();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <summary>Stores a person's key at once, unless there is one: what is there is never replaced.</summary>
    internal async Task StorePersonKeyAsync(string personId, byte[] wrapped, CancellationToken cancellationToken)
    {
        using var held = Database.CurrentTransaction is null ? await gate.EnterAsync(cancellationToken) : default;
        await Database.ExecuteSqlAsync($"""INSERT INTO "PersonKeys" ("PersonId", "Wrapped") VALUES ({personId}, {wrapped}) ON CONFLICT DO NOTHING""", cancellationToken);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ClinicDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder builder) =>
        builder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
}
