using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Lucene.Net.Documents;

namespace Lucene.Net.Index;

/// <summary>An index as it was when it was opened. Counted: the reader closes with its last reference.</summary>
public abstract class IndexReader : IDisposable
{
    private int refCount = 1;
    private int disposed;

    private protected IndexReader()
    {
    }

    /// <summary>Documents, deleted ones included until they are merged away. Numbers run from 0 to one less.</summary>
    public abstract int MaxDoc { get; }

    public abstract int NumDocs { get; }

    public abstract IndexReaderContext Context { get; }

    public IList<AtomicReaderContext> Leaves => Context.Leaves;

    public int NumDeletedDocs => MaxDoc - NumDocs;

    public virtual bool HasDeletions => NumDeletedDocs > 0;

    public int RefCount => refCount;

    /// <summary>Documents that have the term, deleted ones included.</summary>
    public abstract int DocFreq(Term term);

    /// <summary>Occurrences of the term; -1 when frequencies were not kept.</summary>
    public abstract long TotalTermFreq(Term term);

    /// <summary>The sum of the document frequencies of all terms of the field.</summary>
    public abstract long GetSumDocFreq(string field);

    /// <summary>Documents that have at least one term in the field.</summary>
    public abstract int GetDocCount(string field);

    /// <summary>Occurrences of all terms of the field; -1 when frequencies were not kept.</summary>
    public abstract long GetSumTotalTermFreq(string field);

    /// <summary>The stored fields.</summary>
    public Document Document(int docID) => Document(docID, null);

    public Document Document(int docID, ISet<string> fieldsToLoad)
    {
        EnsureOpen();
        ArgumentOutOfRangeException.ThrowIfNegative(docID);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(docID, MaxDoc);
        var document = new Document();
        foreach (var value in Stored(docID).Where(value => fieldsToLoad?.Contains(value.Name) ?? true))
        {
            document.Add(new StoredField(value));
        }

        return document;
    }

    public void IncRef()
    {
        if (!TryIncRef())
        {
            EnsureOpen();
        }
    }

    public bool TryIncRef()
    {
        for (var count = refCount; count > 0; count = refCount)
        {
            if (Interlocked.CompareExchange(ref refCount, count + 1, count) == count)
            {
                return true;
            }
        }

        return false;
    }

    public void DecRef()
    {
        EnsureOpen();
        if (Interlocked.Decrement(ref refCount) == 0)
        {
            DoClose();
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    public sealed override bool Equals(object obj) => ReferenceEquals(this, obj);

    public sealed override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref disposed, 1) == 0)
        {
            DecRef();
        }
    }

    protected internal abstract void DoClose();

    /// <exception cref="ObjectDisposedException">The reader was closed.</exception>
    protected internal void EnsureOpen() => ObjectDisposedException.ThrowIf(refCount <= 0, this);

    internal abstract StoredValue[] Stored(int docID);
}
