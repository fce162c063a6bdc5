using System;
using System.Collections.Generic;
using Lucene.Net.Analysis;
using Lucene.Net.Search;
using Lucene.Net.Store;

namespace Lucene.Net.Index;

/// <summary>
/// Adds, replaces and deletes documents. Readers see what was committed, or with
/// <see cref="GetReader"/> also what was not yet. One writer a directory; safe for many threads.
/// </summary>
public class IndexWriter : IDisposable, ITwoPhaseCommit
{
    /// <summary>UTF-8 bytes.</summary>
    public static readonly int MAX_TERM_LENGTH = 32766;

    private const int MergeAbove = 10;
    private readonly object gate = new();
    private readonly Directory directory;
    private readonly IndexWriterConfig config;
    private readonly IndexContent content;
    private Commit prepared;
    private long version;
    private bool changed;
    private bool closed;

    /// <exception cref="LockObtainFailedException">Another writer held the directory for as long as the configuration waits.</exception>
    /// <exception cref="IndexNotFoundException">There is nothing to append to.</exception>
    public IndexWriter(Directory d, IndexWriterConfig conf)
    {
        directory = d ?? throw new ArgumentNullException(nameof(d));
        config = conf.Use();
        d.EnsureOpen();
        d.WriteLock.Obtain(TimeSpan.FromMilliseconds(conf.WriteLockTimeout));
        var last = d.LastCommit;
        if (conf.OpenMode == OpenMode.APPEND && last is null)
        {
            Unlock(d);
            throw new IndexNotFoundException("no segments* file found in " + d);
        }

        version = last?.Version ?? 0;
        changed = last is null || conf.OpenMode == OpenMode.CREATE;
        content = new IndexContent(changed ? [] : last.Segments);
    }

    public virtual Analyzer Analyzer => config.Analyzer;

    public virtual Directory Directory => directory;

    public virtual LiveIndexWriterConfig Config => config;

    public virtual bool IsClosed => closed;

    /// <summary>Documents, deleted ones included until they are merged away.</summary>
    public virtual int MaxDoc => Locked(() => content.MaxDoc);

    public virtual int NumDocs => Locked(() => content.NumDocs);

    public static bool IsLocked(Directory directory) => directory.WriteLock.IsHeld;

    public static void Unlock(Directory directory) => directory.WriteLock.Release();

    public virtual bool HasDeletions() => Locked(() => content.HasDeletions);

    public bool HasUncommittedChanges() => changed;

    public int NumRamDocs() => Locked(() => content.Buffered);

    public virtual void AddDocument(IEnumerable<IIndexableField> doc) => UpdateDocument(null, doc, Analyzer);

    public virtual void AddDocument(IEnumerable<IIndexableField> doc, Analyzer analyzer) => UpdateDocument(null, doc, analyzer);

    public virtual void AddDocuments(IEnumerable<IEnumerable<IIndexableField>> docs)
    {
        foreach (var doc in docs)
        {
            AddDocument(doc);
        }
    }

    public virtual void UpdateDocument(Term term, IEnumerable<IIndexableField> doc) => UpdateDocument(term, doc, Analyzer);

    /// <summary>Deletes what has the term and adds the document.</summary>
    public virtual void UpdateDocument(Term term, IEnumerable<IIndexableField> doc, Analyzer analyzer) => Locked(() =>
    {
        changed = true;
        if (term is not null)
        {
            content.Delete(term);
        }

        content.Add(doc, analyzer, config.Similarity);
    });

    public virtual void DeleteDocuments(Term term) => DeleteDocuments([term]);

    public virtual void DeleteDocuments(params Term[] terms) => Locked(() =>
    {
        changed = true;
        Array.ForEach(terms, content.Delete);
    });

    public virtual void DeleteDocuments(Query query) => DeleteDocuments([query]);

    public virtual void DeleteDocuments(params Query[] queries) => Locked(() =>
    {
        changed = true;
        foreach (var query in queries)
        {
            content.Delete(new IndexSearcher(GetReader(true)).Matches(query));
        }
    });

    public virtual void DeleteAll() => Locked(() =>
    {
        changed = true;
        content.Clear();
    });

    public void Flush(bool triggerMerge, bool applyAllDeletes) => Locked(() => content.Flush());

    /// <summary>SUBSET: always merges to one segment, and there is nothing else to wait for.</summary>
    public virtual void ForceMerge(int maxNumSegments) => Locked(() =>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxNumSegments, 1);
        content.Flush();
        if (content.SegmentCount > maxNumSegments || (maxNumSegments == 1 && content.HasDeletions))
        {
            Merge();
        }
    });

    public virtual void ForceMerge(int maxNumSegments, bool doWait) => ForceMerge(maxNumSegments);

    public virtual void ForceMergeDeletes() => Locked(() =>
    {
        content.Flush();
        if (content.HasDeletions)
        {
            Merge();
        }
    });

    public virtual void WaitForMerges()
    {
    }

    public void MaybeMerge()
    {
    }

    /// <summary>A reader of everything up to now, committed or not.</summary>
    public virtual DirectoryReader GetReader(bool applyAllDeletes) =>
        Locked(() => new StandardDirectoryReader(directory, new Commit(content.Flush(), version), this));

    public void PrepareCommit() => Locked(() =>
    {
        if (prepared is not null)
        {
            throw new InvalidOperationException("prepareCommit was already called with no corresponding call to commit");
        }

        var segments = content.Flush();
        if (changed)
        {
            if (segments.Count > MergeAbove)
            {
                Merge(); // SUBSET: the official policy merges in the background, ten segments of like size at a time
            }

            prepared = new Commit(content.Flush(), ++version);
            changed = false;
        }
    });

    public void Commit() => Locked(() =>
    {
        if (prepared is null)
        {
            PrepareCommit();
        }

        directory.LastCommit = prepared ?? directory.LastCommit;
        prepared = null;
    });

    /// <summary>Closes without what came after the last commit.</summary>
    public virtual void Rollback()
    {
        lock (gate)
        {
            prepared = null;
            Close();
        }
    }

    /// <summary>Commits and closes.</summary>
    public void Dispose() => Dispose(true);

    public void Dispose(bool waitForMerges)
    {
        Dispose(disposing: true, waitForMerges);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing, bool waitForMerges)
    {
        lock (gate)
        {
            if (disposing && !closed)
            {
                Commit();
                Close();
            }
        }
    }

    /// <exception cref="ObjectDisposedException">The writer was closed.</exception>
    protected internal void EnsureOpen() => ObjectDisposedException.ThrowIf(closed, this);

    internal bool IsCurrent(Commit seen) => Locked(() => content.IsStill(seen.Segments));

    private void Merge()
    {
        changed = true;
        content.Merge();
    }

    private void Close()
    {
        if (!closed)
        {
            closed = true;
            Unlock(directory);
        }
    }

    private void Locked(Action action) => Locked(() =>
    {
        action();
        return true;
    });

    private T Locked<T>(Func<T> action)
    {
        lock (gate)
        {
            EnsureOpen();
            return action();
        }
    }
}
