using System;
using Lucene.Net.Index;

namespace Lucene.Net.Store;

/// <summary>
/// A place for an index. SUBSET: there are no files to list or open; a directory holds the last commit and the write lock.
/// </summary>
public abstract class Directory : IDisposable
{
    private protected Directory()
    {
    }

    /// <summary>What readers see; null before the first commit.</summary>
    internal Commit LastCommit { get; set; }

    internal WriteLock WriteLock { get; } = new();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);

    protected internal virtual void EnsureOpen()
    {
    }
}

/// <summary>A directory that knows whether it was disposed of.</summary>
public abstract class BaseDirectory : Directory
{
    private protected BaseDirectory()
    {
    }

    protected internal virtual bool IsOpen { get; set; } = true;

    /// <exception cref="ObjectDisposedException">The directory was disposed of.</exception>
    protected internal sealed override void EnsureOpen() => ObjectDisposedException.ThrowIf(!IsOpen, this);
}

/// <summary>An index in memory; it is gone with the process.</summary>
public class RAMDirectory : BaseDirectory
{
    public RAMDirectory()
    {
    }

    protected override void Dispose(bool disposing)
    {
        IsOpen = false;
        LastCommit = null;
    }
}
