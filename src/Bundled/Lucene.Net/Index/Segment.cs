using System;
using System.Collections.Generic;
using System.Linq;

namespace Lucene.Net.Index;

/// <summary>An unchanging piece of the index: some documents in the order in which they were added.</summary>
internal sealed class Segment(IReadOnlyList<StoredValue[]> stored, IReadOnlyDictionary<string, SegmentField> fields)
{
    public int MaxDoc => Stored.Count;

    public IReadOnlyList<StoredValue[]> Stored { get; } = stored;

    public IReadOnlyDictionary<string, SegmentField> Fields { get; } = fields;

    public Postings Postings(Term term) =>
        Fields.TryGetValue(term.Field, out var field) && field.Terms.TryGetValue(term.Text, out var postings) ? postings : null;
}

/// <summary>Text or a number that is given back with its document.</summary>
internal readonly record struct StoredValue(string Name, object Value);

/// <summary>The terms of one field in a segment.</summary>
internal sealed class SegmentField(IndexOptions options, Dictionary<string, Postings> terms, byte[] norms, int docCount)
{
    private string[] sorted;

    public IndexOptions Options { get; } = options;

    public Dictionary<string, Postings> Terms { get; } = terms;

    /// <summary>One byte a document, or null when the field has no norms.</summary>
    public byte[] Norms { get; } = norms;

    /// <summary>Documents that have at least one term in the field.</summary>
    public int DocCount { get; } = docCount;

    public long SumDocFreq { get; } = terms.Values.Sum(postings => (long)postings.DocFreq);

    /// <summary>-1 when frequencies were not kept.</summary>
    public long SumTotalTermFreq { get; } = options < IndexOptions.DOCS_AND_FREQS ? -1 : terms.Values.Sum(postings => postings.TotalTermFreq);

    public string[] SortedTerms => sorted ??= [.. Terms.Keys.Order(TermOrder.Comparer)];

    public IEnumerable<string> WithPrefix(string prefix)
    {
        var first = Array.BinarySearch(SortedTerms, prefix, TermOrder.Comparer);
        return SortedTerms.Skip(first < 0 ? ~first : first).TakeWhile(term => term.StartsWith(prefix, StringComparison.Ordinal));
    }
}
