using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Lucene.Net.Util;

namespace Lucene.Net.Index;

/// <summary>The terms of a field.</summary>
public abstract class Terms
{
    private protected Terms()
    {
    }

    public abstract long Count { get; }

    public abstract int DocCount { get; }

    public abstract long SumDocFreq { get; }

    public abstract long SumTotalTermFreq { get; }

    public abstract bool HasFreqs { get; }

    public abstract bool HasPositions { get; }

    public abstract TermsEnum GetEnumerator();
}

/// <summary>Walks the terms in code point order.</summary>
public abstract class TermsEnum
{
    private protected TermsEnum()
    {
    }

    /// <summary>The present term.</summary>
    public abstract BytesRef Term { get; }

    public abstract int DocFreq { get; }

    public abstract long TotalTermFreq { get; }

    public TermsEnum Current => this;

    public abstract bool MoveNext();
}

/// <summary>The indexed fields of a reader.</summary>
public abstract class Fields : IEnumerable<string>
{
    private protected Fields()
    {
    }

    public abstract int Count { get; }

    public abstract Terms GetTerms(string field);

    public abstract IEnumerator<string> GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>The fields and terms of all segments of a reader.</summary>
public sealed class MultiFields : Fields
{
    private readonly IndexReader reader;

    private MultiFields(IndexReader reader) => this.reader = reader;

    public override int Count => GetIndexedFields(reader).Count;

    /// <summary>All fields, or null when nothing is indexed.</summary>
    public static Fields GetFields(IndexReader reader) => GetIndexedFields(reader).Count == 0 ? null : new MultiFields(reader);

    public static ICollection<string> GetIndexedFields(IndexReader reader) =>
        new SortedSet<string>(reader.Leaves.SelectMany(leaf => leaf.AtomicReader.Segment.Fields.Keys), System.StringComparer.Ordinal);

    public override Terms GetTerms(string field) => GetTerms(reader, field);

    public override IEnumerator<string> GetEnumerator() => GetIndexedFields(reader).GetEnumerator();

    /// <summary>The terms of one field in all segments, or null when it has none.</summary>
    public static Terms GetTerms(IndexReader r, string field)
    {
        var fields = r.Leaves.Select(leaf => leaf.AtomicReader.Segment.Fields.GetValueOrDefault(field)).Where(terms => terms is not null).ToList();
        return fields.Count == 0 ? null : new MergedTerms(fields);
    }
}

internal sealed class MergedTerms(IReadOnlyList<SegmentField> fields) : Terms
{
    private readonly List<string> terms = [.. fields.SelectMany(one => one.SortedTerms).Distinct().Order(TermOrder.Comparer)];

    public override long Count => fields.Count == 1 ? terms.Count : -1;

    public override int DocCount => fields.Sum(one => one.DocCount);

    public override long SumDocFreq => fields.Sum(one => one.SumDocFreq);

    public override long SumTotalTermFreq => HasFreqs ? fields.Sum(one => one.SumTotalTermFreq) : -1;

    public override bool HasFreqs => fields.All(one => one.Options >= IndexOptions.DOCS_AND_FREQS);

    public override bool HasPositions => fields.All(one => one.Options >= IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);

    public override TermsEnum GetEnumerator() => new Enumerator(this);

    private IEnumerable<Postings> Postings(string term) =>
        fields.Where(one => one.Terms.ContainsKey(term)).Select(one => one.Terms[term]);

    private sealed class Enumerator(MergedTerms owner) : TermsEnum
    {
        private int index = -1;

        public override BytesRef Term => new(owner.terms[index]);

        public override int DocFreq => owner.Postings(owner.terms[index]).Sum(postings => postings.DocFreq);

        public override long TotalTermFreq => owner.HasFreqs ? owner.Postings(owner.terms[index]).Sum(postings => postings.TotalTermFreq) : -1;

        public override bool MoveNext() => ++index < owner.terms.Count;
    }
}
