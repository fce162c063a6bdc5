using Lucene.Net.Index;

namespace Lucene.Net.Search;

/// <summary>A query made ready for one search: it holds the statistics and what follows from them.</summary>
internal abstract class Weight
{
    public abstract float GetValueForNormalization();

    public abstract void Normalize(float norm, float topLevelBoost);

    /// <summary>Null when nothing in the segment matches. Deleted documents are not left out.</summary>
    public abstract Scorer GetScorer(AtomicReaderContext leaf);

    public abstract Explanation Explain(AtomicReaderContext leaf, int doc);

    /// <summary>Gives all matches of the segment to the hits.</summary>
    public virtual void Collect(AtomicReaderContext leaf, TopHits hits)
    {
        var scorer = GetScorer(leaf);
        if (scorer is null)
        {
            return;
        }

        var deleted = leaf.AtomicReader.Live.Deleted;
        for (var doc = scorer.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = scorer.NextDoc())
        {
            if (deleted?[doc] != true)
            {
                hits.Add(leaf.DocBase + doc, scorer.GetScore());
            }
        }
    }
}
