using System.Linq;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;

namespace Lucene.Net.Search;

/// <summary>One field as a searcher sees it: its figures, its terms in each segment, and what its norm bytes stand for.</summary>
internal sealed class FieldView
{
    private NormCache norms;

    public FieldView(string field, IndexReader reader)
    {
        Statistics = new CollectionStatistics(
            field, reader.MaxDoc, reader.GetDocCount(field), reader.GetSumTotalTermFreq(field), reader.GetSumDocFreq(field));
        Segments = [.. reader.Leaves.Select(leaf => leaf.AtomicReader.Segment.Fields.TryGetValue(field, out var terms) ? terms : null)];
    }

    public CollectionStatistics Statistics { get; }

    /// <summary>By the ordinal of the leaf; null where the field has no terms.</summary>
    public SegmentField[] Segments { get; }

    /// <summary>Finds a term in every segment and adds up its figures.</summary>
    public TermStatistics Find(Term term, out Postings[] postings)
    {
        long docFreq = 0, totalTermFreq = 0;
        postings = new Postings[Segments.Length];
        for (var i = 0; i < postings.Length; i++)
        {
            if (Segments[i] is { } segment && segment.Terms.TryGetValue(term.Text, out var found))
            {
                postings[i] = found;
                docFreq += found.DocFreq;
                totalTermFreq = found.TotalTermFreq < 0 ? -1 : totalTermFreq + found.TotalTermFreq;
            }
        }

        return new TermStatistics(term, docFreq, totalTermFreq);
    }

    /// <summary>The 256 values, worked out once for a field and not once for a query.</summary>
    public float[] Norms(Similarity similarity)
    {
        var known = norms;
        if (known?.Owner != similarity)
        {
            norms = known = new NormCache(similarity, similarity.DecodeNorms(Statistics));
        }

        return known.Values;
    }

    private sealed record NormCache(Similarity Owner, float[] Values);
}
