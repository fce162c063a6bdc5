using System;
using System.Collections.Generic;
using System.Linq;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Lucene.Net.Search;

/// <summary>Documents with a term that few edits away is this one; the nearer the term, the higher its boost.</summary>
public class FuzzyQuery : MultiTermQuery
{
    public const int DefaultMaxEdits = 2;
    public const int DefaultPrefixLength = 0;
    public const int DefaultMaxExpansions = 50;
    public const bool DefaultTranspositions = true;

    private readonly int maxExpansions;

    public FuzzyQuery(Term term) : this(term, DefaultMaxEdits)
    {
    }

    public FuzzyQuery(Term term, int maxEdits) : this(term, maxEdits, DefaultPrefixLength)
    {
    }

    public FuzzyQuery(Term term, int maxEdits, int prefixLength) : this(term, maxEdits, prefixLength, DefaultMaxExpansions, DefaultTranspositions)
    {
    }

    /// <exception cref="ArgumentOutOfRangeException">More than two edits, or a negative length or number.</exception>
    public FuzzyQuery(Term term, int maxEdits, int prefixLength, int maxExpansions, bool transpositions) : base(term.Field)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxEdits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maxEdits, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(prefixLength);
        ArgumentOutOfRangeException.ThrowIfNegative(maxExpansions);
        (Term, MaxEdits, PrefixLength, Transpositions) = (term, maxEdits, prefixLength, transpositions);
        this.maxExpansions = maxExpansions;
    }

    public virtual Term Term { get; }

    public virtual int MaxEdits { get; }

    /// <summary>How many of the first letters must be the same.</summary>
    public virtual int PrefixLength { get; }

    /// <summary>Whether two letters that changed places are one edit.</summary>
    public virtual bool Transpositions { get; }

    public override string ToString(string field) =>
        (Field == field ? "" : Field + ":") + Term.Text + "~" + MaxEdits + ToStringUtils.Boost(Boost);

    public override bool Equals(object obj) =>
        base.Equals(obj) && obj is FuzzyQuery other && Term.Equals(other.Term) && MaxEdits == other.MaxEdits
        && PrefixLength == other.PrefixLength && maxExpansions == other.maxExpansions && Transpositions == other.Transpositions;

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Term, MaxEdits, PrefixLength, maxExpansions, Transpositions);

    /// <summary>The nearest terms as a disjunction, in term order.</summary>
    private protected override Query RewriteTerms(IndexReader reader)
    {
        var query = new BooleanQuery(true);
        foreach (var (text, boost) in Nearest(reader).OrderBy(term => term.Text, TermOrder.Comparer))
        {
            query.Add(new TermQuery(new Term(Field, text)) { Boost = Boost * boost }, Occur.SHOULD);
        }

        return query;
    }

    internal override Weight CreateWeight(IndexSearcher searcher) => searcher.Rewrite(this).CreateWeight(searcher);

    private IEnumerable<(string Text, float Boost)> Nearest(IndexReader reader)
    {
        var distance = new EditDistance(Term.Text, Transpositions);
        var exact = MaxEdits == 0 || PrefixLength >= distance.Length;
        var prefix = exact ? Term.Text : distance.Prefix(PrefixLength);
        var terms = reader.Leaves.Select(leaf => leaf.AtomicReader.Segment.Fields.GetValueOrDefault(Field)).Where(terms => terms is not null);
        return terms.SelectMany(terms => terms.WithPrefix(prefix)).Distinct()
            .Where(text => !exact || text == Term.Text)
            .Select(text => (Text: text, Boost: distance.Similarity(text, MaxEdits)))
            .Where(term => term.Boost > 0)
            .OrderByDescending(term => term.Boost).ThenBy(term => term.Text, TermOrder.Comparer)
            .Take(Math.Min(maxExpansions, BooleanQuery.MaxClauseCount));
    }
}
