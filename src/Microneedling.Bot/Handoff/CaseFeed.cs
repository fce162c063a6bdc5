using System.Runtime.CompilerServices;
using Microneedling.Bot.Handoff.Notes;
using Microneedling.Bot.Handoff.Notify;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Microneedling.Bot.Handoff;

/// <summary>Tells open staff pages and the outbox what was committed. It carries references only.</summary>
public sealed class CaseFeed
{
    /// <summary>A case was opened or changed. Callbacks must be quick.</summary>
    public event Action<string>? Changed;

    /// <summary>A notice was put into the outbox.</summary>
    public event Action? NoticePut;

    /// <summary>Raised for what was committed in this process, so that other nodes can be told: a case's reference, or null for a notice.</summary>
    internal event Action<string?>? Announced;

    internal void AnnounceCase(string reference)
    {
        DeliverCase(reference);
        Announced?.Invoke(reference);
    }

    internal void AnnounceNotice()
    {
        DeliverNotice();
        Announced?.Invoke(null);
    }

    internal void DeliverCase(string reference) => Changed?.Invoke(reference);

    internal void DeliverNotice() => NoticePut?.Invoke();
}

/// <summary>Watches what is saved, so that no writer of a case has to remember to announce it.</summary>
internal sealed class CaseFeedWatch(CaseFeed feed) : SaveChangesInterceptor
{
    private sealed record Pending(IReadOnlyList<string> References, bool Notice);

    private readonly ConditionalWeakTable<DbContext, Pending> pending = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var changed = eventData.Context!.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(entry => entry.Entity).ToList();
        var references = changed.Select(entity => entity switch { Case row => row.Reference, StaffNote note => note.Reference, _ => null }).OfType<string>().Distinct().ToList();
        pending.AddOrUpdate(eventData.Context, new Pending(references, changed.OfType<OutboxMessage>().Any()));
        return new(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (pending.TryGetValue(eventData.Context!, out var saved))
        {
            pending.Remove(eventData.Context!);
            foreach (var reference in saved.References) feed.AnnounceCase(reference);
            if (saved.Notice) feed.AnnounceNotice();
        }
        return new(result);
    }
}
