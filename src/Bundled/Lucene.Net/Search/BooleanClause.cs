using System;

namespace Lucene.Net.Search;

/// <summary>What a clause means for the documents that are found.</summary>
public enum Occur
{
    MUST,
    SHOULD,
    MUST_NOT,
}

/// <summary>A query inside a <see cref="BooleanQuery"/>.</summary>
public class BooleanClause : IEquatable<BooleanClause>
{
    public BooleanClause(Query query, Occur occur)
    {
        Query = query;
        Occur = occur;
    }

    public virtual Query Query { get; set; }

    public virtual Occur Occur { get; set; }

    public virtual bool IsRequired => Occur == Occur.MUST;

    public virtual bool IsProhibited => Occur == Occur.MUST_NOT;

    public static string ToString(Occur occur) => occur switch
    {
        Occur.MUST => "+",
        Occur.MUST_NOT => "-",
        _ => "",
    };

    public bool Equals(BooleanClause other) => other is not null && Occur == other.Occur && Equals(Query, other.Query);

    public override bool Equals(object o) => Equals(o as BooleanClause);

    public override int GetHashCode() => HashCode.Combine(Query, Occur);

    public override string ToString() => ToString(Occur) + Query;
}
