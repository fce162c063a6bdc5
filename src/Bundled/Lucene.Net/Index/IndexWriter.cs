using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using Lucene.Net.Analysis;
using Lucene.Net.Search;
using Lucene.Net.Store;

namespace Lucene.Net.Index;

/// <summary>A commit in two steps.</summary>
public interface ITwoPhaseCommit
{
    void PrepareCommit();

    void Commit();

    void Rollback();
}

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
    private List<LiveSegment> segments = [];
    private SegmentBuilder buffer = new();
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
        Lock(TimeSpan.FromMilliseconds(conf.WriteLockTimeout));
        var last = d.LastCommit;
        if (conf.OpenMode == OpenMode.APPEND && last is null)
        {
            Unlock(d);
            throw new IndexNotFoundException("no segments* file found in " + d);
        }

        version = last?.Version ?? 0;
        changed = last is null || conf.OpenMode == OpenMode.CREATE;
        if (!changed)
        {
            segments.AddRange(last.Segments);
        }
    }

    public virtual Analyzer Analyzer => config.Analyzer;

    public virtual Directory Directory => directory;

    public virtual LiveIndexWriterConfig Config => config;

    public virtual bool IsClosed => closed;

    /// <summary>Documents, deleted ones included until they are merged away.</summary>
    public virtual int MaxDoc => Locked(() => segments.Sum(segment => segment.Segment.MaxDoc) + buffer.MaxDoc);

    public virtual int NumDocs => Locked(() => segments.Sum(segment => segment.NumDocs) + buffer.MaxDoc - buffer.Deleted.Count);

    public static bool IsLocked(Directory directory) => directory.WriteLocked;

    public static void Unlock(Directory directory)
    {
        lock (directory.Gate)
        {
            directory.WriteLocked = false;
            Monitor.PulseAll(directory.Gate);
        }
    }

    public virtual bool HasDeletions() => Locked(() => segments.Exists(segment => segment.DeletedCount > 0) || buffer.Deleted.Count > 0);

    public bool HasUncommittedChanges() => changed;

    public int NumRamDocs() => Locked(() => buffer.MaxDoc);

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
            Delete(term);
        }

        new DocumentInverter(buffer, config.Similarity).Add(doc, analyzer);
    });

    public virtual void DeleteDocuments(Term term) => DeleteDocuments([term]);

    public virtual void DeleteDocuments(params Term[] terms) => Locked(() =>
    {
        changed = true;
        Array.ForEach(terms, Delete);
    });

    public virtual void DeleteDocuments(Query query) => DeleteDocuments([query]);

    public virtual void DeleteDocuments(params Query[] queries) => Locked(() =>
    {
        changed = true;
        foreach (var query in queries)
        {
            var searcher = new IndexSearcher(GetReader(true));
            segments = [.. segments.Select((segment, i) => segment.Without(searcher.Matches(query, i)))];
        }
    });

    public virtual void DeleteAll() => Locked(() =>
    {
        changed = true;
        segments.Clear();
        buffer = new SegmentBuilder();
    });

    public void Flush(bool triggerMerge, bool applyAllDeletes) => Locked(Flush);

    /// <summary>SUBSET: always merges to one segment, and there is nothing else to wait for.</summary>
    public virtual void ForceMerge(int maxNumSegments) => Locked(() =>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxNumSegments, 1);
        Flush();
        if (segments.Count > maxNumSegments || (maxNumSegments == 1 && segments.Exists(segment => segment.DeletedCount > 0)))
        {
            Merge();
        }
    });

    public virtual void ForceMerge(int maxNumSegments, bool doWait) => ForceMerge(maxNumSegments);

    public virtual void ForceMergeDeletes() => Locked(() =>
    {
        Flush();
        if (segments.Exists(segment => segment.DeletedCount > 0))
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
    public virtual DirectoryReader GetReader(bool applyAllDeletes) => Locked(() =>
    {
        Flush();
        return new StandardDirectoryReader(directory, new Commit([.. segments], version), this);
    });

    public void PrepareCommit() => Locked(() =>
    {
        if (prepared is not null)
        {
            throw new InvalidOperationException("prepareCommit was already called with no corresponding call to commit");
        }

        Flush();
        if (changed)
        {
            if (segments.Count > MergeAbove)
            {
                Merge(); // SUBSET: the official policy merges in the background, ten segments of like size at a time
            }

            prepared = new Commit([.. segments], ++version);
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

    internal bool IsCurrent(Commit seen) => Locked(() => buffer.MaxDoc == 0 && segments.SequenceEqual(seen.Segments));

    private void Delete(Term term)
    {
        buffer.Delete(term);
        for (var i = 0; i < segments.Count; i++)
        {
            if (segments[i].Segment.Postings(term) is { } postings)
            {
                segments[i] = segments[i].Without(postings.Docs);
            }
        }
    }

    private void Flush()
    {
        if (buffer.MaxDoc > 0)
        {
            segments.Add(new LiveSegment(buffer.Build()).Without(buffer.Deleted));
            buffer = new SegmentBuilder();
        }

        segments.RemoveAll(segment => segment.NumDocs == 0);
    }

    private void Merge()
    {
        changed = true;
        segments = [new LiveSegment(SegmentMerger.Merge(segments))];
    }

    private void Close()
    {
        if (!closed)
        {
            closed = true;
            Unlock(directory);
        }
    }

    private void Lock(TimeSpan patience)
    {
        var waited = Stopwatch.StartNew();
        lock (directory.Gate)
        {
            while (directory.WriteLocked)
            {
                var left = patience - waited.Elapsed;
                if (left <= TimeSpan.Zero || !Monitor.Wait(directory.Gate, left))
                {
                    throw new LockObtainFailedException("Lock obtain timed out: write.lock of " + directory);
                }
            }

            directory.WriteLocked = true;
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
