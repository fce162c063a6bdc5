namespace Lucene.Net.Search;

/// <summary>Walks the documents of a boolean query: those of the required or else the optional scorer that nothing prohibits.</summary>
/// <param name="required">Null when no clause is.</param>
/// <param name="optional">Null when no clause is.</param>
/// <param name="needed">How many optional clauses a document must match.</param>
/// <param name="prohibited">Null when no clause is.</param>
/// <param name="requiredCount">How many clauses are required.</param>
/// <param name="coord">The factor for each number of matching clauses.</param>
internal sealed class BooleanScorer(
    Scorer required, Scorer optional, int needed, Scorer prohibited, int requiredCount, float[] coord) : Scorer
{
    private readonly Scorer lead = required ?? optional;

    public override int DocID => lead.DocID;

    public override int Freq => requiredCount + Optional;

    private int Optional => optional?.DocID == DocID ? optional.Freq : 0;

    public override int NextDoc() => FirstMatch(lead.NextDoc());

    public override int Advance(int target) => FirstMatch(lead.Advance(target));

    public override long GetCost() => lead.GetCost();

    public override float GetScore()
    {
        if (required is null)
        {
            return optional.GetScore() * coord[optional.Freq];
        }

        var score = required.GetScore();
        if (optional is not null && (optional.DocID < DocID ? optional.Advance(DocID) : optional.DocID) == DocID)
        {
            score += optional.GetScore();
        }

        return score * coord[Freq];
    }

    private int FirstMatch(int doc)
    {
        while (doc != NO_MORE_DOCS && (At(prohibited, doc) || !EnoughOptional(doc)))
        {
            doc = lead.NextDoc();
        }

        return doc;
    }

    private bool EnoughOptional(int doc) => needed == 0 || (At(optional, doc) && (needed == 1 || optional.Freq >= needed));

    private static bool At(Scorer scorer, int doc) =>
        scorer is not null && (scorer.DocID < doc ? scorer.Advance(doc) : scorer.DocID) == doc;
}
