using System;
using System.Collections.Generic;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace Lucene.Net.Search;

/// <summary>Documents that have the term.</summary>
public class TermQuery : Query
{
    public TermQuery(Term t) => Term = t;

    public virtual Term Term { get; }

    public override void ExtractTerms(ISet<Term> terms) => terms.Add(Term);

    public override string ToString(string field) => (Term.Field == field ? "" : Term.Field + ":") + Term.Text + ToStringUtils.Boost(Boost);

    public override bool Equals(object o) => base.Equals(o) && Term.Equals(((TermQuery)o).Term);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Term);

    internal override Weight CreateWeight(IndexSearcher searcher) => new TermWeight(this, searcher);
}

internal sealed class TermWeight : Weight
{
    private readonly TermQuery query;
    private readonly Similarity similarity;
    private readonly FieldView field;
    private readonly SimWeight weight;
    private readonly Postings[] postings;

    public TermWeight(TermQuery query, IndexSearcher searcher)
    {
        this.query = query;
        similarity = searcher.Similarity;
        field = searcher.Field(query.Term.Field);
        weight = similarity.Weigh(query.Boost, field, [field.Find(query.Term, out postings)]);
    }

    public override float GetValueForNormalization() => weight.GetValueForNormalization();

    public override void Normalize(float norm, float topLevelBoost) => weight.Normalize(norm, topLevelBoost);

    public override Scorer GetScorer(AtomicReaderContext leaf) =>
        postings[leaf.Ord] is { } found ? new TermScorer(found, weight, field.Segments[leaf.Ord].Norms) : null;

    public override Explanation Explain(AtomicReaderContext leaf, int doc)
    {
        var index = postings[leaf.Ord] is { } found ? Array.BinarySearch(found.Docs, doc) : -1;
        if (index < 0)
        {
            return new ComplexExplanation(false, 0, "no matching term");
        }

        var freq = postings[leaf.Ord].Freq(index);
        var norms = field.Segments[leaf.Ord].Norms;
        var score = weight.Explain(doc, new Explanation(freq, "termFreq=" + freq), norms is null ? -1 : norms[doc]);
        var result = new ComplexExplanation(true, score.Value, $"weight({query} in {doc}) [{similarity.GetType().Name}], result of:");
        result.AddDetail(score);
        return result;
    }
}
