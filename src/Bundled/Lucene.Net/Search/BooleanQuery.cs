using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Lucene.Net.Search;

/// <summary>Combines queries: all of the MUST clauses, any of the SHOULD clauses, none of the MUST_NOT clauses.</summary>
public class BooleanQuery : Query, IEnumerable<BooleanClause>
{
    protected int m_minNrShouldMatch;
    private List<BooleanClause> clauses = [];

    public BooleanQuery()
    {
    }

    public BooleanQuery(bool disableCoord) => CoordDisabled = disableCoord;

    /// <summary>1024 unless changed.</summary>
    public static int MaxClauseCount { get; set; } = 1024;

    public virtual bool CoordDisabled { get; }

    /// <summary>How many of the SHOULD clauses a document must match.</summary>
    public virtual int MinimumNumberShouldMatch { get => m_minNrShouldMatch; set => m_minNrShouldMatch = value; }

    public virtual IList<BooleanClause> Clauses => clauses;

    public virtual BooleanClause[] GetClauses() => [.. clauses];

    public virtual void Add(Query query, Occur occur) => Add(new BooleanClause(query, occur));

    /// <exception cref="TooManyClausesException">There are <see cref="MaxClauseCount"/> clauses already.</exception>
    public virtual void Add(BooleanClause clause)
    {
        if (clauses.Count >= MaxClauseCount)
        {
            throw new TooManyClausesException();
        }

        clauses.Add(clause);
    }

    public IEnumerator<BooleanClause> GetEnumerator() => clauses.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override Query Rewrite(IndexReader reader)
    {
        if (m_minNrShouldMatch == 0 && clauses.Count == 1 && !clauses[0].IsProhibited)
        {
            return clauses[0].Query.Rewrite(reader).Boosted(Boost);
        }

        var rewritten = clauses.ConvertAll(clause =>
            clause.Query.Rewrite(reader) is var query && query == (object)clause.Query ? clause : new BooleanClause(query, clause.Occur));
        if (rewritten.Zip(clauses).All(pair => ReferenceEquals(pair.First, pair.Second)))
        {
            return this;
        }

        var clone = (BooleanQuery)Clone();
        clone.clauses = rewritten;
        return clone;
    }

    public override void ExtractTerms(ISet<Term> terms)
    {
        foreach (var clause in clauses.Where(clause => !clause.IsProhibited))
        {
            clause.Query.ExtractTerms(terms);
        }
    }

    public override object Clone()
    {
        var clone = (BooleanQuery)base.Clone();
        clone.clauses = [.. clauses];
        return clone;
    }

    public override string ToString(string field)
    {
        var text = string.Join(' ', clauses.Select(clause => BooleanClause.ToString(clause.Occur) + Inner(clause.Query, field)));
        var minimum = m_minNrShouldMatch > 0 ? "~" + m_minNrShouldMatch : "";
        return (Boost != 1 || minimum != "" ? "(" + text + ")" : text) + minimum + ToStringUtils.Boost(Boost);
    }

    public override bool Equals(object o) =>
        base.Equals(o) && o is BooleanQuery other && m_minNrShouldMatch == other.m_minNrShouldMatch
        && CoordDisabled == other.CoordDisabled && clauses.SequenceEqual(other.clauses);

    public override int GetHashCode() =>
        clauses.Aggregate(HashCode.Combine(base.GetHashCode(), m_minNrShouldMatch, CoordDisabled), (hash, clause) => HashCode.Combine(hash, clause));

    internal override Weight CreateWeight(IndexSearcher searcher) => new BooleanWeight(this, searcher);

    private static string Inner(Query query, string field) => query switch
    {
        null => "null",
        BooleanQuery => "(" + query.ToString(field) + ")",
        _ => query.ToString(field),
    };

    /// <summary>A query would have more than <see cref="MaxClauseCount"/> clauses.</summary>
    public class TooManyClausesException : Exception
    {
        public TooManyClausesException() : base("maxClauseCount is set to " + MaxClauseCount)
        {
        }
    }
}
