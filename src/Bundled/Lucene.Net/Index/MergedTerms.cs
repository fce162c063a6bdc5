using System.Collections.Generic;
using System.Linq;
using Lucene.Net.Util;

namespace Lucene.Net.Index;

/// <summary>The terms of one field in several segments, each once.</summary>
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
