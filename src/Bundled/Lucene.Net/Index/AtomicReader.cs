namespace Lucene.Net.Index;

/// <summary>A reader of one segment.</summary>
public abstract class AtomicReader : IndexReader
{
    private protected AtomicReader()
    {
    }

    public sealed override IndexReaderContext Context => AtomicContext;

    public AtomicReaderContext AtomicContext => new(this, 0, 0);

    internal abstract LiveSegment Live { get; }

    internal Segment Segment => Live.Segment;

    public sealed override int DocFreq(Term term) => Segment.Postings(term)?.DocFreq ?? 0;

    public sealed override long TotalTermFreq(Term term) => Segment.Postings(term)?.TotalTermFreq ?? 0;

    public sealed override long GetSumDocFreq(string field) => Segment.Fields.TryGetValue(field, out var terms) ? terms.SumDocFreq : 0;

    public sealed override int GetDocCount(string field) => Segment.Fields.TryGetValue(field, out var terms) ? terms.DocCount : 0;

    public sealed override long GetSumTotalTermFreq(string field) =>
        Segment.Fields.TryGetValue(field, out var terms) ? terms.SumTotalTermFreq : 0;

    /// <summary>The terms of the field, or null.</summary>
    public Terms GetTerms(string field) =>
        Segment.Fields.ContainsKey(field) ? MultiFields.GetTerms(this, field) : null;
}

internal sealed class SegmentReader(LiveSegment live) : AtomicReader
{
    public override int MaxDoc => live.Segment.MaxDoc;

    public override int NumDocs => live.NumDocs;

    internal override LiveSegment Live => live;

    internal override StoredValue[] Stored(int docID) => live.Segment.Stored[docID];

    protected internal override void DoClose()
    {
    }
}
