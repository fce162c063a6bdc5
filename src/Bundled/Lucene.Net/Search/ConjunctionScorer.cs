namespace Lucene.Net.Search;

/// <summary>Documents that all scorers match; the first scorer leads. Sums in float.</summary>
internal sealed class ConjunctionScorer(Scorer[] scorers) : Scorer
{
    private readonly Scorer lead = scorers[0];

    public override int DocID => lead.DocID;

    public override int Freq => scorers.Length;

    public override int NextDoc() => Align(lead.NextDoc());

    public override int Advance(int target) => Align(lead.Advance(target));

    public override long GetCost() => lead.GetCost();

    public override float GetScore()
    {
        var sum = 0f;
        foreach (var scorer in scorers)
        {
            sum += scorer.GetScore();
        }

        return sum;
    }

    private int Align(int doc)
    {
        for (var i = 1; i < scorers.Length && doc != NO_MORE_DOCS; i++)
        {
            var other = scorers[i].DocID < doc ? scorers[i].Advance(doc) : scorers[i].DocID;
            if (other > doc)
            {
                doc = lead.Advance(other);
                i = 0;
            }
        }

        return doc;
    }
}
