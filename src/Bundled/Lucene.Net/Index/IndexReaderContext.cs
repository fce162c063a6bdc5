using System.Collections.Generic;

namespace Lucene.Net.Index;

/// <summary>A reader and the segments below it.</summary>
public abstract class IndexReaderContext
{
    private protected IndexReaderContext()
    {
    }

    public abstract IndexReader Reader { get; }

    public abstract IList<AtomicReaderContext> Leaves { get; }
}

/// <summary>A reader of several segments.</summary>
public sealed class CompositeReaderContext : IndexReaderContext
{
    internal CompositeReaderContext(IndexReader reader, IList<AtomicReaderContext> leaves) => (Reader, Leaves) = (reader, leaves);

    public override IndexReader Reader { get; }

    public override IList<AtomicReaderContext> Leaves { get; }
}

/// <summary>A segment and the number of its first document in the whole index.</summary>
public sealed class AtomicReaderContext : IndexReaderContext
{
    internal AtomicReaderContext(AtomicReader reader, int docBase, int ord) => (AtomicReader, DocBase, Ord) = (reader, docBase, ord);

    public AtomicReader AtomicReader { get; }

    public int DocBase { get; }

    public int Ord { get; }

    public override IndexReader Reader => AtomicReader;

    public override IList<AtomicReaderContext> Leaves => [this];
}
