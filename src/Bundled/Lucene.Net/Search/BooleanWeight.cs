using System;
using System.Collections.Generic;
using System.Linq;
using Lucene.Net.Index;

namespace Lucene.Net.Search;

/// <summary>
/// Scores a <see cref="BooleanQuery"/>. A disjunction at the top is worked off clause by clause in windows; everywhere
/// else scorers are walked side by side. Both give the same scores: a disjunction sums in double, a conjunction in float.
/// </summary>
internal sealed class BooleanWeight : Weight
{
    private readonly BooleanQuery query;
    private readonly List<(Occur Occur, Weight Weight)> clauses;
    private readonly float[] coord;

    public BooleanWeight(BooleanQuery query, IndexSearcher searcher)
    {
        this.query = query;
        clauses = [.. query.Clauses.Select(clause => (clause.Occur, clause.Query.CreateWeight(searcher)))];
        var maxCoord = clauses.Count(clause => clause.Occur != Occur.MUST_NOT);
        coord = new float[maxCoord + 1];
        for (var i = 0; i <= maxCoord; i++)
        {
            coord[i] = query.CoordDisabled || maxCoord == 1 ? 1 : searcher.Similarity.Coord(i, maxCoord);
        }
    }

    public override float GetValueForNormalization()
    {
        var sum = 0f;
        foreach (var (occur, weight) in clauses)
        {
            var square = weight.GetValueForNormalization();
            sum += occur != Occur.MUST_NOT ? square : 0;
        }

        return sum * (query.Boost * query.Boost);
    }

    public override void Normalize(float norm, float topLevelBoost) =>
        clauses.ForEach(clause => clause.Weight.Normalize(norm, topLevelBoost * query.Boost));

    public override Scorer GetScorer(AtomicReaderContext leaf)
    {
        var required = Scorers(leaf, Occur.MUST);
        var optional = Scorers(leaf, Occur.SHOULD);
        if (required is null || optional.Count < query.MinimumNumberShouldMatch || (required.Count == 0 && optional.Count == 0))
        {
            return null;
        }

        var needed = Math.Max(query.MinimumNumberShouldMatch, required.Count == 0 ? 1 : 0);
        return new BooleanScorer(
            Conjunction(required), AnyOf(optional), needed, AnyOf(Scorers(leaf, Occur.MUST_NOT)), required.Count, coord);
    }

    public override void Collect(AtomicReaderContext leaf, TopHits hits)
    {
        if (clauses.Exists(clause => clause.Occur == Occur.MUST))
        {
            base.Collect(leaf, hits);
            return;
        }

        var optional = Scorers(leaf, Occur.SHOULD);
        var prohibited = Scorers(leaf, Occur.MUST_NOT);
        var window = ScoreWindow.Rent();
        for (var start = 0; start < leaf.AtomicReader.MaxDoc && optional.Count > 0; start = window.End)
        {
            window.MoveTo(start, leaf.AtomicReader.MaxDoc);
            foreach (var scorer in optional)
            {
                scorer.AddTo(window);
            }

            foreach (var scorer in prohibited)
            {
                scorer.ExcludeFrom(window);
            }

            window.Collect(leaf.DocBase, leaf.AtomicReader.Live.Deleted, query.MinimumNumberShouldMatch, coord, hits);
        }

        window.Return();
    }

    public override Explanation Explain(AtomicReaderContext leaf, int doc) =>
        BooleanExplanation.Of(query, clauses.ConvertAll(clause => clause.Weight.Explain(leaf, doc)), coord);

    /// <summary>Required scorers, the rarest first; float sums depend on that order.</summary>
    private static Scorer Conjunction(List<Scorer> required) => required.Count switch
    {
        0 => null,
        1 => required[0],
        _ => new ConjunctionScorer([.. required.OrderBy(scorer => scorer.GetCost())]),
    };

    private static DisjunctionSumScorer AnyOf(List<Scorer> scorers) => scorers.Count == 0 ? null : new DisjunctionSumScorer(scorers);

    /// <summary>Null when a required clause matches nothing.</summary>
    private List<Scorer> Scorers(AtomicReaderContext leaf, Occur occur)
    {
        var scorers = new List<Scorer>();
        foreach (var clause in clauses)
        {
            if (clause.Occur != occur)
            {
                continue;
            }

            if (clause.Weight.GetScorer(leaf) is { } scorer)
            {
                scorers.Add(scorer);
            }
            else if (occur == Occur.MUST)
            {
                return null;
            }
        }

        return scorers;
    }
}
