using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Microneedling.Bot.Storage;

/// <summary>
/// Commits what has gathered while the disk was busy in one transaction: a disk takes about as long for ten turns as for
/// one. Each one's statements stand or fall by themselves, and nobody is told before the commit is on the disk.
/// </summary>
internal sealed class SqliteCommitter(SqliteTuning tuning, WriterGate gate) : IDisposable
{
    /// <summary>More than these wait for the next transaction, so that nobody waits long.</summary>
    private const int Most = 64;

    private readonly ConcurrentQueue<Pending> queue = new();
    private readonly List<Pending> taken = new(Most);
    private SqliteStatements? statements;
    private int isWriting;

    public Task<bool> CommitAsync(IReadOnlyList<Statement> work)
    {
        var pending = new Pending(work);
        queue.Enqueue(pending);
        if (Interlocked.Exchange(ref isWriting, 1) == 0) ThreadPool.UnsafeQueueUserWorkItem(static committer => _ = committer.WriteAsync(), this, preferLocal: false);
        return pending.Task;
    }

    private async Task WriteAsync()
    {
        while (true)
        {
            using (await gate.EnterAsync(CancellationToken.None)) WriteTaken();
            foreach (var pending in taken) pending.Tell();
            taken.Clear();
            if (!queue.IsEmpty) continue;
            Volatile.Write(ref isWriting, 0);
            // Whoever came between the look and the leave saw a writer at work.
            if (queue.IsEmpty || Interlocked.Exchange(ref isWriting, 1) == 1) return;
        }
    }

    private void WriteTaken()
    {
        while (taken.Count < Most && queue.TryDequeue(out var pending)) taken.Add(pending);
        try
        {
            statements ??= new SqliteStatements(tuning.Open());
            statements.Run("BEGIN IMMEDIATE");
            foreach (var pending in taken) Write(statements, pending);
            statements.Run("COMMIT");
        }
        catch (Exception fault)
        {
            foreach (var pending in taken) pending.Fail(fault);
            Leave();
        }
    }

    private static void Write(SqliteStatements statements, Pending pending)
    {
        statements.Run("SAVEPOINT one");
        try
        {
            pending.IsDone = IsDone(statements, pending.Work);
            if (!pending.IsDone) statements.Run("ROLLBACK TO one");
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_CONSTRAINT)
        {
            pending.Fail(fault);
            statements.Run("ROLLBACK TO one");
        }
        statements.Run("RELEASE one");
    }

    private static bool IsDone(SqliteStatements statements, IReadOnlyList<Statement> work)
    {
        for (var at = 0; at < work.Count; at++)
            if (statements.Run(work[at]) != 1 && work[at].MustChangeOne) return false;
        return true;
    }

    /// <summary>After a fault nothing is known of the connection: closing it rolls back, and the next one begins anew.</summary>
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
        using var held = gate.Enter();
        Leave();
    }

    private sealed class Pending(IReadOnlyList<Statement> work) : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        private Exception? fault;

        public IReadOnlyList<Statement> Work => work;

        public bool IsDone { get; set; }

        /// <summary>The first fault counts: what failed by itself is not told that all others failed too.</summary>
        public void Fail(Exception by) => fault ??= by;

        public void Tell()
        {
            if (fault is null) SetResult(IsDone);
            else SetException(fault);
        }
    }
}
