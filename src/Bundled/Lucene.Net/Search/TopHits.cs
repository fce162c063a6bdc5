namespace Lucene.Net.Search;

/// <summary>
/// The n best of the hits that are added in ascending document order: higher scores first, equal scores by document.
/// A heap whose root is the worst hit that is kept.
/// </summary>
internal sealed class TopHits(int n, ScoreDoc after)
{
    private readonly float[] scores = new float[n];
    private readonly int[] docs = new int[n];
    private int count;
    private int total;

    public void Add(int doc, float score)
    {
        total++;
        if (after is not null && (score > after.Score || (score == after.Score && doc <= after.Doc)))
        {
            return;
        }

        if (count < n)
        {
            SiftUp(count++, doc, score);
        }
        else if (score > scores[0])
        {
            SiftDown(doc, score);
        }
    }

    public TopDocs ToTopDocs()
    {
        var hits = new ScoreDoc[count];
        while (count > 0)
        {
            hits[--count] = new ScoreDoc(docs[0], scores[0]);
            SiftDown(docs[count], scores[count]);
        }

        return new TopDocs(total, hits, hits.Length > 0 ? hits[0].Score : float.NaN);
    }

    private void SiftUp(int slot, int doc, float score)
    {
        for (; slot > 0; slot = (slot - 1) / 2)
        {
            var parent = (slot - 1) / 2;
            if (!Worse(doc, score, parent))
            {
                break;
            }

            (docs[slot], scores[slot]) = (docs[parent], scores[parent]);
        }

        (docs[slot], scores[slot]) = (doc, score);
    }

    private void SiftDown(int doc, float score)
    {
        var slot = 0;
        for (var child = 1; child < count; child = (2 * slot) + 1)
        {
            child += child + 1 < count && Worse(docs[child + 1], scores[child + 1], child) ? 1 : 0;
            if (Worse(doc, score, child))
            {
                break;
            }

            (docs[slot], scores[slot]) = (docs[child], scores[child]);
            slot = child;
        }

        (docs[slot], scores[slot]) = (doc, score);
    }

    private bool Worse(int doc, float score, int slot) => score < scores[slot] || (score == scores[slot] && doc > docs[slot]);
}
