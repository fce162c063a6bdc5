namespace Lucene.Net.Search;

/// <summary>A document number and its score.</summary>
public class ScoreDoc
{
    public ScoreDoc(int doc, float score) : this(doc, score, -1)
    {
    }

    public ScoreDoc(int doc, float score, int shardIndex) => (Doc, Score, ShardIndex) = (doc, score, shardIndex);

    public int Doc { get; set; }

    public float Score { get; set; }

    public int ShardIndex { get; set; }

    public override string ToString() => $"doc={Doc} score={Score} shardIndex={ShardIndex}";
}

/// <summary>The best hits, and how many there were altogether.</summary>
public class TopDocs
{
    public TopDocs(int totalHits, ScoreDoc[] scoreDocs, float maxScore)
    {
        TotalHits = totalHits;
        ScoreDocs = scoreDocs;
        MaxScore = maxScore;
    }

    public int TotalHits { get; set; }

    public ScoreDoc[] ScoreDocs { get; set; }

    /// <summary>NaN when there are no hits.</summary>
    public virtual float MaxScore { get; set; }
}
