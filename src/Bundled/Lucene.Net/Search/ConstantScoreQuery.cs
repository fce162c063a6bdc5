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

    internal override Weight CreateWeight(IndexSearcher searcher) =>
        new ConstantWeight(this, ToString(), m_query.CreateWeight(searcher).GetScorer);
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

    internal override Weight CreateWeight(IndexSearcher searcher) =>
        new ConstantWeight(this, "MatchAllDocsQuery", leaf => new AllDocs(leaf.AtomicReader.MaxDoc));
}

/// <summary>Scores every match with the boost of the query. Nothing matches where there is no iterator.</summary>
internal sealed class ConstantWeight(Query query, string name, Func<AtomicReaderContext, DocIdSetIterator> matches) : Weight
{
    private float queryWeight = query.Boost;
    private float queryNorm;

    public override float GetValueForNormalization() => queryWeight * queryWeight;

    public override void Normalize(float norm, float topLevelBoost)
    {
        queryNorm = norm * topLevelBoost;
        queryWeight *= queryNorm;
    }

    public override Scorer GetScorer(AtomicReaderContext leaf) => matches(leaf) is { } docs ? new ConstantScorer(docs, queryWeight) : null;

    public override Explanation Explain(AtomicReaderContext leaf, int doc)
    {
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
