using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff.Audit;

/// <summary>
/// Chains the audit: each line's hash covers the line before, so a line that is changed, removed or slipped in later
/// breaks every hash behind it. Lines are chained just after they were committed, in order of time, so that a visitor's
/// turn never waits for another's; the unique number lets only one of several nodes win.
/// </summary>
public sealed class AuditChain(ClinicDb db)
{
    private const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";
    private const int Batch = 500;

    /// <summary>A line is not chained yet.</summary>
    internal static Statement Due(DateTimeOffset now) => new("""SELECT 1 FROM "Audit" WHERE "Number" IS NULL LIMIT 1""");

    /// <summary>Chains what is not chained yet.</summary>
    public async Task ExtendAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var loose = await db.Set<AuditEntry>().Where(entry => entry.Number == null)
                .OrderBy(entry => entry.At).ThenBy(entry => entry.Id).Take(Batch).ToListAsync(cancellationToken);
            if (loose.Count == 0) return;
            var last = await db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Number != null)
                .OrderByDescending(entry => entry.Number).FirstOrDefaultAsync(cancellationToken);
            var (number, hash) = (last?.Number ?? 0, last?.Hash ?? Genesis);
            foreach (var entry in loose)
            {
                entry.Chain(++number, hash);
                hash = entry.Hash!;
            }
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Recomputes every hash.</summary>
    public async Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken = default)
    {
        var (number, hash) = (0L, Genesis);
        var lines = db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Number != null).OrderBy(entry => entry.Number).AsAsyncEnumerable();
        await foreach (var entry in lines.WithCancellation(cancellationToken))
        {
            if (entry.Number != number + 1 || entry.Hash != entry.ComputeHash(number + 1, hash))
                return new AuditVerdict(number, hash, BrokenAt: number + 1);
            (number, hash) = (entry.Number.Value, entry.Hash!);
        }
        return new AuditVerdict(number, hash, BrokenAt: null);
    }
}

/// <param name="Lines">How many lines hold, from the first.</param>
/// <param name="Head">The hash of the last line that holds. Noted elsewhere, it also proves that no line was cut off the end.</param>
/// <param name="BrokenAt">The number at which the chain breaks; null when it holds.</param>
public sealed record AuditVerdict(long Lines, string Head, long? BrokenAt);
