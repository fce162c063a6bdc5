using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace Lucene.Net.Search;

/// <summary>Documents that have the terms at their positions, or with a slop near to them.</summary>
public class PhraseQuery : Query, IEnumerable<Term>
{
    private readonly List<Term> terms = [];
    private readonly List<int> positions = [];

    /// <summary>How far the terms may be moved in all. 0: exactly the phrase.</summary>
    public virtual int Slop { get; set; }

    public virtual void Add(Term term) => Add(term, positions.Count > 0 ? positions[^1] + 1 : 0);

    /// <exception cref="ArgumentException">The term is of another field than the first.</exception>
    public virtual void Add(Term term, int position)
    {
        if (terms.Count > 0 && terms[0].Field != term.Field)
        {
            throw new ArgumentException("All phrase terms must be in the same field: " + term);
        }

        terms.Add(term);
        positions.Add(position);
    }

    public virtual Term[] GetTerms() => [.. terms];

    public virtual int[] GetPositions() => [.. positions];

    public IEnumerator<Term> GetEnumerator() => terms.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override Query Rewrite(IndexReader reader) => terms.Count switch
    {
        0 => new BooleanQuery { Boost = Boost },
        1 => new TermQuery(terms[0]) { Boost = Boost },
        _ => this,
    };

    public override void ExtractTerms(ISet<Term> queryTerms) => queryTerms.UnionWith(terms);

    public override string ToString(string f)
    {
        var text = new StringBuilder();
        if (terms.Count > 0 && terms[0].Field != f)
        {
            text.Append(terms[0].Field).Append(':');
        }

        var slots = new string[positions.Count == 0 ? 0 : positions.Max() + 1];
        foreach (var (term, position) in terms.Zip(positions))
        {
            slots[position] = slots[position] is null ? term.Text : slots[position] + "|" + term.Text;
        }

        return text.Append('"').AppendJoin(' ', slots.Select(slot => slot ?? "?")).Append('"')
            .Append(Slop == 0 ? "" : "~" + Slop).Append(ToStringUtils.Boost(Boost)).ToString();
    }

    public override bool Equals(object o) =>
        base.Equals(o) && o is PhraseQuery other && Slop == other.Slop && terms.SequenceEqual(other.terms) && positions.SequenceEqual(other.positions);

    public override int GetHashCode() => terms.Aggregate(HashCode.Combine(base.GetHashCode(), Slop), (hash, term) => HashCode.Combine(hash, term));

    internal override Weight CreateWeight(IndexSearcher searcher) => new PhraseWeight(this, searcher);
}

internal sealed class PhraseWeight : Weight
{
    private readonly PhraseQuery query;
    private readonly FieldView field;
    private readonly int[] offsets;
    private readonly Postings[][] postings;
    private readonly Similarity similarity;
    private readonly SimWeight weight;

    public PhraseWeight(PhraseQuery query, IndexSearcher searcher)
    {
        this.query = query;
        var terms = query.GetTerms();
        offsets = query.GetPositions();
        similarity = searcher.Similarity;
        field = searcher.Field(terms[0].Field);
        postings = new Postings[terms.Length][];
        var statistics = terms.Select((term, i) => field.Find(term, out postings[i])).ToArray();
        weight = similarity.Weigh(query.Boost, field, statistics);
    }

    public override float GetValueForNormalization() => weight.GetValueForNormalization();

    public override void Normalize(float norm, float topLevelBoost) => weight.Normalize(norm, topLevelBoost);

    public override Scorer GetScorer(AtomicReaderContext leaf)
    {
        var found = Array.ConvertAll(postings, leaves => leaves[leaf.Ord]);
        if (Array.Exists(found, term => term is null))
        {
            return null;
        }

        return Array.TrueForAll(found, term => term.HasPositions)
            ? new PhraseScorer(found, offsets, query.Slop, weight, field.Segments[leaf.Ord].Norms)
            : throw new InvalidOperationException($"field \"{field.Statistics.Field}\" was indexed without position data; cannot run PhraseQuery ({query})");
    }

    public override Explanation Explain(AtomicReaderContext leaf, int doc)
    {
        if (GetScorer(leaf) is not PhraseScorer scorer || scorer.Advance(doc) != doc)
        {
            return new ComplexExplanation(false, 0, "no matching term");
        }

        var freq = scorer.PhraseFreq;
        var norms = field.Segments[leaf.Ord].Norms;
        var score = weight.Explain(doc, new Explanation(freq, "phraseFreq=" + freq), norms is null ? -1 : norms[doc]);
        var result = new ComplexExplanation(true, score.Value, $"weight({query} in {doc}) [{similarity.GetType().Name}], result of:");
        result.AddDetail(score);
        return result;
    }
}
