using System.Runtime.CompilerServices;
using Microneedling.Bot.Conversation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Microneedling.Bot.Handoff;

/// <summary>Measures how long people waited for staff, once it is committed.</summary>
internal sealed class CaseFigures(TimeProvider clock) : SaveChangesInterceptor
{
    private readonly ConditionalWeakTable<DbContext, List<Action>> pending = [];

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        pending.Remove(eventData.Context!);
        foreach (var entry in eventData.Context!.ChangeTracker.Entries<Case>())
        {
            var waiting = entry.Property(row => row.WaitingSince);
            if (entry.State == EntityState.Modified && waiting is { OriginalValue: { } since, CurrentValue: null })
                Once(eventData.Context, () => Figures.HandoffWaiting.Record((clock.GetUtcNow() - since).TotalSeconds));
        }
        return new(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (!pending.TryGetValue(eventData.Context!, out var counts)) return new(result);
        pending.Remove(eventData.Context!);
        foreach (var count in counts) count();
        return new(result);
    }

    private void Once(DbContext context, Action count) => pending.GetOrCreateValue(context).Add(count);
}
