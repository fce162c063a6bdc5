using System.Collections.Concurrent;

namespace Microneedling.Bot.Storage;

/// <summary>
/// Commits what has gathered while the disk was busy in one transaction: a disk takes about as long for ten turns as for
/// one. Where one of them fails, nothing has happened, and each is committed by itself: so it stands or falls alone.
/// Nobody is told before the commit is on the disk.
/// </summary>
/// <param name="writers">So many transactions at most are under way at a time.</param>
/// <param name="gate">What comes while it is closed joins the group.</param>
internal abstract class GroupCommitter(int writers, WriterGate gate)
{
    /// <summary>More than these wait for the next transaction, so that nobody waits long.</summary>
    private const int Most = 64;

    private readonly ConcurrentQueue<Pending> queue = new();
    private int writing;

    protected WriterGate Gate { get; } = gate;

    /// <summary>See <see cref="IDatabase.CommitAsync"/>.</summary>
    public Task<bool> CommitAsync(IReadOnlyList<Statement> work)
    {
        var pending = new Pending(work);
        queue.Enqueue(pending);
        if (MayBegin()) ThreadPool.UnsafeQueueUserWorkItem(static committer => _ = committer.RunAsync(), this, preferLocal: false);
        return pending.Task;
    }

    /// <summary>Commits all of it as one transaction.</summary>
    /// <returns>False when a statement that must did not change exactly one row: then nothing has happened.</returns>
    protected abstract Task<bool> WriteAsync(IReadOnlyList<Pending> group);

    private async Task RunAsync()
    {
        var group = new List<Pending>(Most);
        do
        {
            while (!queue.IsEmpty)
            {
                using (await Gate.EnterAsync(CancellationToken.None))
                {
                    while (group.Count < Most && queue.TryDequeue(out var pending)) group.Add(pending);
                    if (group.Count < 2 || !await TryAsync(group)) // none, where another writer took them all
                        foreach (var pending in group) await TryAsync([pending]);
                }
                foreach (var pending in group) pending.Tell();
                group.Clear();
            }
            Interlocked.Decrement(ref writing);
        }
        while (!queue.IsEmpty && MayBegin()); // whoever came between the look and the leave saw all writers at work
    }

    /// <returns>False when it was not for all: each has to try by itself.</returns>
    private async Task<bool> TryAsync(IReadOnlyList<Pending> group)
    {
        try
        {
            var isDone = await WriteAsync(group);
            if (!isDone && group.Count > 1) return false;
            foreach (var pending in group) pending.IsDone = isDone;
        }
        catch (Exception fault) when (group.Count > 1 && fault.LiesInTheWork())
        {
            return false;
        }
        catch (Exception fault)
        {
            foreach (var pending in group) pending.Fault = fault; // of a group too: nobody knows whether it was committed
        }
        return true;
    }

    private bool MayBegin()
    {
        while (true)
        {
            var now = Volatile.Read(ref writing);
            if (now == writers) return false;
            if (Interlocked.CompareExchange(ref writing, now + 1, now) == now) return true;
        }
    }

    protected sealed class Pending(IReadOnlyList<Statement> work) : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public IReadOnlyList<Statement> Work => work;

        public bool IsDone { get; set; }

        public Exception? Fault { get; set; }

        public void Tell()
        {
            if (Fault is null) SetResult(IsDone);
            else SetException(Fault);
        }
    }
}
