using System.Collections.Generic;
using System.Linq;
using Lucene.Net.Analysis;
using Lucene.Net.Search.Similarities;

namespace Lucene.Net.Index;

/// <summary>What a writer holds: finished segments, and the one that is being built. Not safe for many threads.</summary>
internal sealed class IndexContent(IEnumerable<LiveSegment> start)
{
    private List<LiveSegment> segments = [.. start];
    private SegmentBuilder buffer = new();

    public int MaxDoc => segments.Sum(segment => segment.Segment.MaxDoc) + buffer.MaxDoc;

    public int NumDocs => segments.Sum(segment => segment.NumDocs) + buffer.MaxDoc - buffer.Deleted.Count;

    public int Buffered => buffer.MaxDoc;

    public int SegmentCount => segments.Count;

    public bool HasDeletions => NumDocs < MaxDoc;

    public void Add(IEnumerable<IIndexableField> doc, Analyzer analyzer, Similarity similarity) =>
        new DocumentInverter(buffer, similarity).Add(doc, analyzer);

    public void Delete(Term term)
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

    /// <summary>Deletes documents of the finished segments, given segment by segment.</summary>
    public void Delete(IEnumerable<IEnumerable<int>> docs) => segments = [.. segments.Zip(docs, (segment, gone) => segment.Without(gone))];

    public void Clear()
    {
        segments.Clear();
        buffer = new SegmentBuilder();
    }

    /// <summary>Finishes the segment that is being built and drops those of which nothing is left.</summary>
    public IReadOnlyList<LiveSegment> Flush()
    {
        if (buffer.MaxDoc > 0)
        {
            segments.Add(new LiveSegment(buffer.Build()).Without(buffer.Deleted));
            buffer = new SegmentBuilder();
        }

        segments.RemoveAll(segment => segment.NumDocs == 0);
        return [.. segments];
    }

    /// <summary>Makes one segment of all.</summary>
    public void Merge() => segments = [new LiveSegment(SegmentMerger.Merge(segments))];

    /// <summary>Whether nothing was added or deleted since.</summary>
    public bool IsStill(IReadOnlyList<LiveSegment> seen) => buffer.MaxDoc == 0 && segments.SequenceEqual(seen);
}
