using System;
using System.Collections.Generic;
using Lucene.Net.Index;

namespace Lucene.Net.Search;

/// <summary>What to look for. SUBSET: queries of one's own are not possible.</summary>
public abstract class Query
{
    private protected Query()
    {
    }

    /// <summary>Multiplies the scores of this query.</summary>
    public virtual float Boost { get; set; } = 1;

    /// <summary>The query in more primitive ones, or itself.</summary>
    public virtual Query Rewrite(IndexReader reader) => this;

    public virtual void ExtractTerms(ISet<Term> terms) => throw new NotSupportedException();

    public virtual object Clone() => MemberwiseClone();

    public abstract string ToString(string field);

    public override string ToString() => ToString("");

    public override bool Equals(object obj) => obj is Query other && GetType() == other.GetType() && Boost == other.Boost;

    public override int GetHashCode() => HashCode.Combine(GetType(), Boost);

    internal abstract Weight CreateWeight(IndexSearcher searcher);

    internal Query Boosted(float factor)
    {
        if (factor == 1)
        {
            return this;
        }

        var clone = (Query)Clone();
        clone.Boost = factor * Boost;
        return clone;
    }
}
