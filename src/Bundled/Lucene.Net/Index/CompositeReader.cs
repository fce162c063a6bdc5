using System;
using System.Collections.Generic;
using System.Linq;

namespace Lucene.Net.Index;

/// <summary>A reader of several others.</summary>
public abstract class CompositeReader : IndexReader
{
    private IndexReaderContext context;

    private protected CompositeReader()
    {
    }

    public sealed override IndexReaderContext Context => context ??= NewContext();

    protected internal abstract IList<IndexReader> GetSequentialSubReaders();

    private CompositeReaderContext NewContext()
    {
        var leaves = new List<AtomicReaderContext>();
        var docBase = 0;
        foreach (var reader in GetSequentialSubReaders())
        {
            leaves.Add(new AtomicReaderContext((AtomicReader)reader, docBase, leaves.Count));
            docBase += reader.MaxDoc;
        }

        return new CompositeReaderContext(this, leaves.AsReadOnly());
    }
}

/// <summary>A reader whose numbers are the sums of those below it.</summary>
public abstract class BaseCompositeReader<R> : CompositeReader where R : IndexReader
{
    private readonly R[] subReaders;
    private readonly int[] starts;

    private protected BaseCompositeReader(R[] subReaders)
    {
        this.subReaders = subReaders;
        starts = new int[subReaders.Length];
        foreach (var (i, reader) in subReaders.Index())
        {
            starts[i] = MaxDoc;
            MaxDoc += reader.MaxDoc;
            NumDocs += reader.NumDocs;
        }
    }

    public sealed override int MaxDoc { get; }

    public sealed override int NumDocs { get; }

    public sealed override int DocFreq(Term term) => subReaders.Sum(reader => reader.DocFreq(term));

    public sealed override int GetDocCount(string field) => subReaders.Sum(reader => reader.GetDocCount(field));

    public sealed override long GetSumDocFreq(string field) => subReaders.Sum(reader => reader.GetSumDocFreq(field));

    public sealed override long TotalTermFreq(Term term) => SumUnlessUnknown(reader => reader.TotalTermFreq(term));

    public sealed override long GetSumTotalTermFreq(string field) => SumUnlessUnknown(reader => reader.GetSumTotalTermFreq(field));

    protected internal sealed override IList<IndexReader> GetSequentialSubReaders() => subReaders;

    protected internal int ReaderBase(int readerIndex) => starts[readerIndex];

    protected internal int ReaderIndex(int docID)
    {
        var index = Array.BinarySearch(starts, docID);
        return index >= 0 ? index : ~index - 1;
    }

    internal sealed override StoredValue[] Stored(int docID)
    {
        var index = ReaderIndex(docID);
        return subReaders[index].Stored(docID - starts[index]);
    }

    private long SumUnlessUnknown(Func<R, long> count)
    {
        var counts = subReaders.Select(count).ToList();
        return counts.Contains(-1) ? -1 : counts.Sum();
    }
}
