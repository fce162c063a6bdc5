using System.Data.Common;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff.Audit;

/// <summary>
/// Chains the audit: each line's hash covers the line before, so a line that is changed, removed or slipped in later
/// breaks every hash behind it. Lines are chained just after they were committed, in order of time, so that a visitor's
/// turn never waits for another's; the unique number lets only one of several nodes win.
/// </summary>
public sealed class AuditChain(IDatabase database, ClinicDb db)
{
    private const string Genesis = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>So few at a time that turns which are committed between them do not wait for all.</summary>
    private const int Batch = 50;

    private const string Loose = $"""SELECT {AuditEntry.Columns} FROM "Audit" WHERE "Number" IS NULL ORDER BY "At", "Id" LIMIT $1""";
    private const string Last = """SELECT "Number", "Hash" FROM "Audit" WHERE "Number" IS NOT NULL ORDER BY "Number" DESC LIMIT 1""";
    private const string Chain = """UPDATE "Audit" SET "Number" = $1, "Hash" = $2 WHERE "Id" = $3 AND "Number" IS NULL""";

    /// <summary>A line is not chained yet.</summary>
    internal static Statement Due(DateTimeOffset now) => new("""SELECT 1 FROM "Audit" WHERE "Number" IS NULL LIMIT 1""");

    /// <summary>Chains what is not chained yet; without the context, for this is done after every request for a person.</summary>
    /// <exception cref="DbException">Another node was faster: see <see cref="StorageFaults.IsConflict"/>.</exception>
    public async Task ExtendAsync(CancellationToken cancellationToken = default)
    {
        while (await database.ReadAsync(new Statement(Loose, Batch), AuditEntry.Read, cancellationToken) is { Count: > 0 } loose)
        {
            var (number, hash) = await database.ReadAsync(new Statement(Last), row => (row.GetInt64(0), row.GetString(1)), cancellationToken) is [var last] ? last : (0, Genesis);
            var work = new List<Statement>(loose.Count);
            foreach (var entry in loose)
            {
                hash = entry.ComputeHash(++number, hash);
                work.Add(new Statement(Chain, number, hash, entry.Id) { MustChangeOne = true });
            }
            if (!await database.CommitAsync(work, cancellationToken)) return; // another node has chained them
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
