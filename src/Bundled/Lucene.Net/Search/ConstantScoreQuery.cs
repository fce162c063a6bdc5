using System;
using System.Collections.Generic;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Lucene.Net.Search;

/// <summary>The documents of another query, all scored with this one's boost.</summary>
public class ConstantScoreQuery : Query
{
    protected readonly Query m_query;

    public ConstantScoreQuery(Query query) => m_query = query ?? throw new ArgumentNullException(nameof(query));

    public virtual Query Query => m_query;

    public override Query Rewrite(IndexReader reader) =>
        m_query.Rewrite(reader) is var rewritten && rewritten == (object)m_query ? this : new ConstantScoreQuery(rewritten) { Boost = Boost };

    public override void ExtractTerms(ISet<Term> terms) => m_query.ExtractTerms(terms);

    public override string ToString(string field) => "ConstantScore(" + m_query.ToString(field) + ")" + ToStringUtils.Boost(Boost);

    public override bool Equals(object o) => base.Equals(o) && m_query.Equals(((ConstantScoreQuery)o).m_query);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), m_query);

    internal override Weight CreateWeight(IndexSearcher searcher) => new ConstantWeight(this, m_query.CreateWeight(searcher));
}

/// <summary>Every document.</summary>
public class MatchAllDocsQuery : Query
{
    public override void ExtractTerms(ISet<Term> terms)
    {
    }

    public override string ToString(string field) => "*:*" + ToStringUtils.Boost(Boost);

    public override bool Equals(object o) => base.Equals(o);

    public override int GetHashCode() => base.GetHashCode();

    internal override Weight CreateWeight(IndexSearcher searcher) => new ConstantWeight(this, null);
}

/// <summary>Scores the matches of another weight, or every document, with the boost of the query.</summary>
internal sealed class ConstantWeight(Query query, Weight inner) : Weight
{
    private float queryWeight;
    private float queryNorm;

    public override float GetValueForNormalization()
    {
        inner?.GetValueForNormalization();
        queryWeight = query.Boost;
        return queryWeight * queryWeight;
    }

    public override void Normalize(float norm, float topLevelBoost)
    {
        queryNorm = norm * topLevelBoost;
        queryWeight *= queryNorm;
        inner?.Normalize(norm, topLevelBoost);
    }

    public override Scorer GetScorer(AtomicReaderContext leaf) =>
        inner is null ? new ConstantScorer(new AllDocs(leaf.AtomicReader.MaxDoc), queryWeight)
        : inner.GetScorer(leaf) is { } scorer ? new ConstantScorer(scorer, queryWeight)
        : null;

    public override Explanation Explain(AtomicReaderContext leaf, int doc)
    {
        var name = inner is null ? "MatchAllDocsQuery" : query.ToString();
        if (GetScorer(leaf) is not { } scorer || scorer.Advance(doc) != doc)
        {
            return new ComplexExplanation(false, 0, name + " doesn't match id " + doc);
        }

        var result = new ComplexExplanation(true, queryWeight, name + ", product of:");
        result.AddDetail(new Explanation(query.Boost, "boost"));
        result.AddDetail(new Explanation(queryNorm, "queryNorm"));
        return result;
    }
}

internal sealed class ConstantScorer(DocIdSetIterator docs, float score) : Scorer
{
    public override int DocID => docs.DocID;

    public override int Freq => 1;

    public override int NextDoc() => docs.NextDoc();

    public override int Advance(int target) => docs.Advance(target);

    public override long GetCost() => docs.GetCost();

    public override float GetScore() => score;
}

internal sealed class AllDocs(int maxDoc) : DocIdSetIterator
{
    private int doc = -1;

    public override int DocID => doc;

    public override int NextDoc() => Advance(doc + 1);

    public override int Advance(int target) => doc = target < maxDoc ? target : NO_MORE_DOCS;

    public override long GetCost() => maxDoc;
}
