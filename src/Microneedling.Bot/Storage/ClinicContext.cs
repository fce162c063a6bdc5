using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Storage;

/// <summary>
/// EF Core's knowledge of everything that is kept. Each capability maps its own tables with an
/// <see cref="IEntityTypeConfiguration{T}"/> beside the entity; they are found here. Reached by <see cref="ClinicDb"/>.
/// </summary>
internal sealed class ClinicContext(DbContextOptions<ClinicContext> options) : IdentityDbContext<StaffMember>(options)
{
    /// <summary>Where the keys are: a schema of its own in PostgreSQL, a file of its own with SQLite. See <see cref="SqliteFiles"/>.</summary>
    internal const string VaultSchema = "vault";

    private readonly WriterGate gate = options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<WriterGate>() ?? new WriterGate(closed: false);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // A transaction begun before has the file's write lock already: to queue now would be to wait for who waits for it.
        if (Database.CurrentTransaction is not null) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        var erases = ChangeTracker.Entries<PersonKey>().Any(entry => entry.State == EntityState.Deleted);
        using var held = await gate.EnterAsync(cancellationToken);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (erases && Database.IsSqlite()) await LeaveNoTraceAsync(cancellationToken);
        return saved;
    }

    /// <summary>An erased key is overwritten in its file at once; until now the write-ahead log still had it.</summary>
    private Task LeaveNoTraceAsync(CancellationToken cancellationToken) =>
        Database.ExecuteSqlRawAsync("PRAGMA vault.wal_checkpoint(TRUNCATE); PRAGMA main.wal_checkpoint(TRUNCATE);", cancellationToken);

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        if (Database.CurrentTransaction is not null) return base.SaveChanges(acceptAllChangesOnSuccess);
        using var held = gate.Enter();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ClinicContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder builder) =>
        builder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
}
