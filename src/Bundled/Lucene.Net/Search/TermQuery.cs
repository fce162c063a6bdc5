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
    private readonly SimWeight weight;
    private readonly Postings[] postings;

    public TermWeight(TermQuery query, IndexSearcher searcher)
    {
        this.query = query;
        similarity = searcher.Similarity;
        var leaves = searcher.TopReaderContext.Leaves;
        postings = new Postings[leaves.Count];
        var statistics = TermStates.Of(query.Term, leaves, postings);
        weight = similarity.Weigh(query.Boost, searcher, searcher.CollectionStatistics(query.Term.Field), [statistics]);
    }

    public override float GetValueForNormalization() => weight.GetValueForNormalization();

    public override void Normalize(float norm, float topLevelBoost) => weight.Normalize(norm, topLevelBoost);

    public override Scorer GetScorer(AtomicReaderContext leaf) =>
        postings[leaf.Ord] is { } found ? new TermScorer(found, weight, leaf.AtomicReader.Segment.Fields[query.Term.Field].Norms) : null;

    public override Explanation Explain(AtomicReaderContext leaf, int doc)
    {
        var index = postings[leaf.Ord] is { } found ? Array.BinarySearch(found.Docs, doc) : -1;
        if (index < 0)
        {
            return new ComplexExplanation(false, 0, "no matching term");
        }

        var freq = postings[leaf.Ord].Freq(index);
        var norms = leaf.AtomicReader.Segment.Fields[query.Term.Field].Norms;
        var score = weight.Explain(doc, new Explanation(freq, $"termFreq={ToStringUtils.Single(freq)}"), norms is null ? -1 : norms[doc]);
        var result = new ComplexExplanation(true, score.Value, $"weight({query} in {doc}) [{similarity.GetType().Name}], result of:");
        result.AddDetail(score);
        return result;
    }
}

/// <summary>Finds a term in every segment and adds up its figures.</summary>
internal static class TermStates
{
    public static TermStatistics Of(Term term, IList<AtomicReaderContext> leaves, Postings[] postings)
    {
        long docFreq = 0, totalTermFreq = 0;
        for (var i = 0; i < postings.Length; i++)
        {
            if ((postings[i] = leaves[i].AtomicReader.Segment.Postings(term)) is { } found)
            {
                docFreq += found.DocFreq;
                totalTermFreq += found.TotalTermFreq;
            }
        }

        return new TermStatistics(term.Bytes, docFreq, totalTermFreq);
    }
}

internal sealed class TermScorer(Postings postings, SimWeight weight, byte[] norms) : Scorer
{
    private readonly int[] docs = postings.Docs;
    private int index = -1;

    public override int DocID => index < 0 ? -1 : index < docs.Length ? docs[index] : NO_MORE_DOCS;

    public override int Freq => postings.Freq(index);

    public override int NextDoc() => ++index < docs.Length ? docs[index] : NO_MORE_DOCS;

    public override int Advance(int target)
    {
        index = Index.SortedDocs.FirstAtOrAfter(docs, target, index + 1);
        return DocID;
    }

    public override long GetCost() => docs.Length;

    public override float GetScore() => weight.Score(postings.Freq(index), norms is null ? -1 : norms[docs[index]]);

    internal override void AddTo(ScoreWindow window)
    {
        var freqs = postings.Freqs;
        for (index = Math.Max(index, 0); index < docs.Length && docs[index] < window.End; index++)
        {
            var doc = docs[index];
            window.Add(doc, weight.Score(freqs is null ? 1 : freqs[index], norms is null ? -1 : norms[doc]));
        }
    }
}
