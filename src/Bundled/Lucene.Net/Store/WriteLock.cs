using System;
using System.Diagnostics;
using System.Threading;

namespace Lucene.Net.Store;

/// <summary>Lets one writer in at a time. It belongs to nobody: whoever releases it, releases it.</summary>
internal sealed class WriteLock
{
    private readonly object gate = new();

    public bool IsHeld { get; private set; }

    /// <exception cref="LockObtainFailedException">It was held for all that time.</exception>
    public void Obtain(TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        lock (gate)
        {
            while (IsHeld)
            {
                var left = patience - waited.Elapsed;
                if (left <= TimeSpan.Zero || !Monitor.Wait(gate, left))
                {
                    throw new LockObtainFailedException("Lock obtain timed out: write.lock");
                }
            }

            IsHeld = true;
        }
    }

    public void Release()
    {
        lock (gate)
        {
            IsHeld = false;
            Monitor.PulseAll(gate);
        }
    }
}
