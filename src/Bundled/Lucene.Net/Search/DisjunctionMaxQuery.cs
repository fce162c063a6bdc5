using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Lucene.Net.Search;

/// <summary>Documents that any of the queries matches, scored by the best of them and a share of the others.</summary>
public class DisjunctionMaxQuery : Query, IEnumerable<Query>
{
    private List<Query> disjuncts = [];

    public DisjunctionMaxQuery(float tieBreakerMultiplier) => TieBreakerMultiplier = tieBreakerMultiplier;

    public DisjunctionMaxQuery(ICollection<Query> disjuncts, float tieBreakerMultiplier) : this(tieBreakerMultiplier) => Add(disjuncts);

    /// <summary>The share of the other scores, from 0 to 1.</summary>
    public virtual float TieBreakerMultiplier { get; }

    public virtual IList<Query> Disjuncts => disjuncts;

    public virtual void Add(Query query) => disjuncts.Add(query);

    public virtual void Add(ICollection<Query> disjuncts) => this.disjuncts.AddRange(disjuncts);

    public virtual IEnumerator<Query> GetEnumerator() => disjuncts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override Query Rewrite(IndexReader reader)
    {
        if (disjuncts.Count == 1)
        {
            return disjuncts[0].Rewrite(reader).Boosted(Boost);
        }

        var rewritten = disjuncts.ConvertAll(query => query.Rewrite(reader));
        if (rewritten.Zip(disjuncts).All(pair => ReferenceEquals(pair.First, pair.Second)))
        {
            return this;
        }

        var clone = (DisjunctionMaxQuery)Clone();
        clone.disjuncts = rewritten;
        return clone;
    }

    public override void ExtractTerms(ISet<Term> terms) => disjuncts.ForEach(query => query.ExtractTerms(terms));

    public override object Clone()
    {
        var clone = (DisjunctionMaxQuery)base.Clone();
        clone.disjuncts = [.. disjuncts];
        return clone;
    }

    public override string ToString(string field)
    {
        var text = string.Join(" | ", disjuncts.Select(query => query is BooleanQuery ? "(" + query.ToString(field) + ")" : query.ToString(field)));
        return "(" + text + ")" + (TieBreakerMultiplier == 0 ? "" : "~" + ToStringUtils.Single(TieBreakerMultiplier)) + ToStringUtils.Boost(Boost);
    }

    public override bool Equals(object o) =>
        base.Equals(o) && o is DisjunctionMaxQuery other && TieBreakerMultiplier == other.TieBreakerMultiplier && disjuncts.SequenceEqual(other.disjuncts);

    public override int GetHashCode() =>
        disjuncts.Aggregate(HashCode.Combine(base.GetHashCode(), TieBreakerMultiplier), (hash, query) => HashCode.Combine(hash, query));

    internal override Weight CreateWeight(IndexSearcher searcher) =>
        new DisjunctionMaxWeight(this, disjuncts.ConvertAll(query => query.CreateWeight(searcher)));
}

internal sealed class DisjunctionMaxWeight(DisjunctionMaxQuery query, List<Weight> weights) : Weight
{
    private readonly float tie = query.TieBreakerMultiplier;

    public override float GetValueForNormalization()
    {
        float max = 0, sum = 0;
        foreach (var weight in weights)
        {
            var square = weight.GetValueForNormalization();
            (max, sum) = (Math.Max(max, square), sum + square);
        }

        return (((sum - max) * tie * tie) + max) * query.Boost * query.Boost;
    }

    public override void Normalize(float norm, float topLevelBoost) =>
        weights.ForEach(weight => weight.Normalize(norm, topLevelBoost * query.Boost));

    public override Scorer GetScorer(AtomicReaderContext leaf)
    {
        var scorers = weights.ConvertAll(weight => weight.GetScorer(leaf));
        scorers.RemoveAll(scorer => scorer is null);
        return scorers.Count == 0 ? null : new DisjunctionMaxScorer(scorers, tie);
    }

    public override Explanation Explain(AtomicReaderContext leaf, int doc)
    {
        if (weights.Count == 1)
        {
            return weights[0].Explain(leaf, doc);
        }

        var result = new ComplexExplanation { Description = tie == 0 ? "max of:" : "max plus " + tie + " times others of:" };
        float max = 0, sum = 0;
        foreach (var detail in weights.Select(weight => weight.Explain(leaf, doc)).Where(detail => detail.IsMatch))
        {
            result.Match = true;
            result.AddDetail(detail);
            (max, sum) = (Math.Max(max, detail.Value), sum + detail.Value);
        }

        result.Match ??= false;
        result.Value = max + ((sum - max) * tie);
        return result;
    }
}
