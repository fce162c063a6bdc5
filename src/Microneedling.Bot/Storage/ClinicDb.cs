using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Microneedling.Bot.Storage;

/// <summary>
/// Everything that is kept, as staff and chores work with it. One serves one request or one chore, and one
/// <see cref="SaveChangesAsync"/> is its one transaction. EF Core begins with the first use: whoever is handed this and does
/// not need it, as almost every visitor's turn, pays nothing.
/// </summary>
public sealed class ClinicDb : IDisposable, IAsyncDisposable
{
    private readonly ClinicContexts contexts;
    private IAsyncDisposable? context; // not by its own type, so that to dispose of nothing loads nothing

    internal ClinicDb(ClinicContexts contexts) => this.contexts = contexts;

    internal ClinicContext Context => (ClinicContext)(context ??= contexts.Rent());

    internal DatabaseFacade Database => Context.Database;

    internal ChangeTracker ChangeTracker => Context.ChangeTracker;

    public DbSet<T> Set<T>() where T : class => Context.Set<T>();

    public void Add(object entity) => Context.Add(entity);

    public void AddRange(params IEnumerable<object> entities) => Context.AddRange(entities);

    public void Remove(object entity) => Context.Remove(entity);

    public void RemoveRange(IEnumerable<object> entities) => Context.RemoveRange(entities);

    public Task<int> SaveChangesAsync(CancellationToken cancellationToken = default) => Context.SaveChangesAsync(cancellationToken);

    public void Dispose() => (context as IDisposable)?.Dispose();

    public ValueTask DisposeAsync() => context?.DisposeAsync() ?? ValueTask.CompletedTask;
}
