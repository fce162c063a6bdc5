using Lucene.Net.Index;

namespace Lucene.Net.Search.Similarities;

/// <summary>How scores are computed. SUBSET: other formulas than those here are not possible; parts of these can be overridden.</summary>
public abstract class Similarity
{
    private protected Similarity()
    {
    }

    /// <summary>The factor for matching some of several clauses.</summary>
    public virtual float Coord(int overlap, int maxOverlap) => 1;

    /// <summary>The factor that makes the scores of different queries alike.</summary>
    public virtual float QueryNorm(float valueForNormalization) => 1;

    /// <summary>The norm of a field of a document; its lowest byte is kept.</summary>
    public abstract long ComputeNorm(FieldInvertState state);

    /// <summary>Makes ready to score the terms (one, or those of a phrase), which all are of the field.</summary>
    internal abstract SimWeight Weigh(float boost, FieldView field, TermStatistics[] terms);

    /// <summary>What each of the 256 norms stands for in a score.</summary>
    internal abstract float[] DecodeNorms(CollectionStatistics field);
}

/// <summary>Scores the occurrences of a term or phrase. One is made for a query and shared by its segments.</summary>
internal abstract class SimWeight
{
    public abstract float GetValueForNormalization();

    public abstract void Normalize(float queryNorm, float topLevelBoost);

    /// <summary>The norm is -1 for a field without norms.</summary>
    public abstract float Score(float freq, int norm);

    /// <summary>What a sloppy match at this distance counts for.</summary>
    public abstract float SlopFactor(int distance);

    public abstract Explanation Explain(int doc, Explanation freq, int norm);
}
