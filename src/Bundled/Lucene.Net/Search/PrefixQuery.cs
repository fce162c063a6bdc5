using System;
using System.Collections.Generic;
using System.Linq;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Lucene.Net.Search;

/// <summary>Documents with a term that begins so, all scored with the boost.</summary>
public class PrefixQuery : MultiTermQuery
{
    public PrefixQuery(Term prefix) : base(prefix.Field) => Prefix = prefix;

    public virtual Term Prefix { get; }

    public override string ToString(string field) => (Field == field ? "" : Field + ":") + Prefix.Text + "*" + ToStringUtils.Boost(Boost);

    public override bool Equals(object obj) => base.Equals(obj) && Prefix.Equals(((PrefixQuery)obj).Prefix);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Prefix);

    internal override Weight CreateWeight(IndexSearcher searcher) =>
        new ConstantWeight(this, $"ConstantScore({this})", leaf => Scorer(searcher.Field(Field).Segments[leaf.Ord]));

    private DisjunctionSumScorer Scorer(SegmentField terms)
    {
        var scorers = new List<Scorer>(terms?.WithPrefix(Prefix.Text).Select(term => new TermScorer(terms.Terms[term], null, null)) ?? []);
        return scorers.Count == 0 ? null : new DisjunctionSumScorer(scorers);
    }
}
