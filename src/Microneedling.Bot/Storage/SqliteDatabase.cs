using System.Collections.Concurrent;
using System.Data.Common;

namespace Microneedling.Bot.Storage;

/// <summary>SQLite: many read at once, each with a connection that knows its statements; one writes, see <see cref="SqliteCommitter"/>.</summary>
internal sealed class SqliteDatabase(SqliteTuning tuning, WriterGate gate) : IDatabase, IDisposable
{
    /// <summary>So many connections are kept for the next who reads. A read takes some microseconds.</summary>
    private const int MostIdle = 4;

    private readonly ConcurrentBag<SqliteStatements> idle = [];
    private readonly SqliteCommitter committer = new(tuning, gate);

    public DbConnection Open() => tuning.Open();

    public Task<bool> CommitAsync(IReadOnlyList<Statement> work, CancellationToken cancellationToken) => committer.CommitAsync(work);

    public Task<IReadOnlyList<T>> ReadAsync<T>(Statement query, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!idle.TryTake(out var statements)) statements = new SqliteStatements(tuning.Open());
        try
        {
            var rows = statements.Read(query, read);
            if (idle.Count < MostIdle)
            {
                idle.Add(statements);
                statements = null;
            }
            return Task.FromResult<IReadOnlyList<T>>(rows);
        }
        finally
        {
            statements?.Dispose(); // one too many, or of a fault: then nothing is known of it
        }
    }

    public void Dispose()
    {
        committer.Dispose();
        while (idle.TryTake(out var statements)) statements.Dispose();
    }
}
