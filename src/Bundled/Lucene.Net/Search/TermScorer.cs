using System;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;

namespace Lucene.Net.Search;

/// <summary>Walks the documents of one term.</summary>
internal sealed class TermScorer : Scorer
{
    private readonly int[] docs;
    private readonly int[] freqs;
    private readonly byte[] norms;
    private readonly SimWeight weight;
    private int index = -1;

    /// <param name="norms">Null for a field without norms.</param>
    public TermScorer(Postings postings, SimWeight weight, byte[] norms)
    {
        (docs, freqs) = (postings.Docs, postings.Freqs);
        (this.weight, this.norms) = (weight, norms);
    }

    public override int DocID => index < 0 ? -1 : index < docs.Length ? docs[index] : NO_MORE_DOCS;

    public override int Freq => freqs is null ? 1 : freqs[index];

    public override int NextDoc() => ++index < docs.Length ? docs[index] : NO_MORE_DOCS;

    public override int Advance(int target)
    {
        index = SortedDocs.FirstAtOrAfter(docs, target, index + 1);
        return index < docs.Length ? docs[index] : NO_MORE_DOCS;
    }

    public override long GetCost() => docs.Length;

    public override float GetScore() => weight.Score(Freq, norms is null ? -1 : norms[docs[index]]);

    internal override void AddTo(ScoreWindow window)
    {
        for (index = Math.Max(index, 0); index < docs.Length && docs[index] < window.End; index++)
        {
            window.Add(docs[index], GetScore());
        }
    }
}
