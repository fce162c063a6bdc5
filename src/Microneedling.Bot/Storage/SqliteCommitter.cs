using Microsoft.Data.Sqlite;

namespace Microneedling.Bot.Storage;

/// <summary>The one who writes to SQLite, with a connection of its own.</summary>
internal sealed class SqliteCommitter(SqliteTuning tuning, WriterGate gate) : GroupCommitter(writers: 1, gate), IDisposable
{
    private SqliteStatements? statements;

    protected override Task<bool> WriteAsync(IReadOnlyList<Pending> group)
    {
        try
        {
            statements ??= new SqliteStatements(tuning.Open());
            statements.Run("BEGIN IMMEDIATE");
            var isDone = group.All(pending => IsDone(statements, pending.Work));
            statements.Run(isDone ? "COMMIT" : "ROLLBACK");
            return Task.FromResult(isDone);
        }
        catch (Exception fault)
        {
            if (!fault.LiesInTheWork() || !IsUndone()) Leave();
            throw;
        }
    }

    private static bool IsDone(SqliteStatements statements, IReadOnlyList<Statement> work)
    {
        for (var at = 0; at < work.Count; at++)
            if (statements.Run(work[at]) != 1 && work[at].MustChangeOne) return false;
        return true;
    }

    /// <summary>What the database refused leaves the connection as it was, once it is rolled back: a message that comes twice is refused so.</summary>
    private bool IsUndone()
    {
        try
        {
            statements!.Run("ROLLBACK");
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <summary>After any other fault nothing is known of the connection: closing it rolls back, and the next one begins anew.</summary>
    private void Leave()
    {
        var left = statements;
        statements = null;
        try
        {
            left?.Dispose();
        }
        catch (SqliteException)
        {
            // What broke may not close well either. Whoever waits is told of the first fault, and the next begins anew.
        }
    }

    public void Dispose()
    {
        using var held = Gate.Enter();
        Leave();
    }
}
