using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Storage;

/// <summary>
/// The contexts, which are used again and again. EF Core's own registration of such a pool has its code loaded at every
/// start; here that waits for the first who needs a context.
/// </summary>
internal class ClinicContexts(IServiceProvider services, IEnumerable<IContextOptions> parts)
{
    private readonly Lazy<object> pool = new(() => // not by its own type, which would load EF Core to make the field
    {
        var options = new DbContextOptionsBuilder<ClinicContext>().UseApplicationServiceProvider(services);
        foreach (var part in parts) part.Apply(options);
        // A message that comes twice or a lost race is no fault, and what is one is told in a sentence by whoever met it.
        options.ConfigureWarnings(warnings => warnings.Log(
            (RelationalEventId.CommandError, LogLevel.Debug), (CoreEventId.SaveChangesFailed, LogLevel.Debug), (CoreEventId.OptimisticConcurrencyException, LogLevel.Debug)));
        return new PooledDbContextFactory<ClinicContext>((DbContextOptions<ClinicContext>)options.Options);
    });

    /// <summary>Whoever disposes of it gives it back.</summary>
    public virtual ClinicContext Rent() => ((PooledDbContextFactory<ClinicContext>)pool.Value).CreateDbContext();
}

/// <summary>A part of what the contexts are made with: the database, or somebody who sees what is saved.</summary>
internal interface IContextOptions
{
    void Apply(DbContextOptionsBuilder db);
}
