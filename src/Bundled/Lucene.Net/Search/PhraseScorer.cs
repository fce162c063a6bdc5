using System;
using System.Linq;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;

namespace Lucene.Net.Search;

/// <summary>Walks the documents that have all terms of a phrase and counts the places where they stand together.</summary>
internal sealed class PhraseScorer : Scorer
{
    private readonly Postings[] terms;
    private readonly int[] offsets;
    private readonly int[] at;
    private readonly int slop;
    private readonly SimWeight weight;
    private readonly byte[] norms;
    private int doc = -1;

    public PhraseScorer(Postings[] terms, int[] offsets, int slop, SimWeight weight, byte[] norms)
    {
        (this.terms, this.offsets, this.slop, this.weight, this.norms) = (terms, offsets, slop, weight, norms);
        at = new int[terms.Length];
    }

    public override int DocID => doc;

    /// <summary>How often the phrase occurs; each place that needs slop counts for less than one.</summary>
    public float PhraseFreq { get; private set; }

    public override int Freq => (int)PhraseFreq;

    public override int NextDoc() => Advance(doc + 1);

    public override int Advance(int target)
    {
        for (doc = target; doc != NO_MORE_DOCS; doc++)
        {
            if (!AlignFrom())
            {
                return doc = NO_MORE_DOCS;
            }

            PhraseFreq = slop == 0 ? Exact() : new SloppyPhrase(terms, at, offsets).Freq(slop, weight);
            if (PhraseFreq > 0)
            {
                break;
            }
        }

        return doc;
    }

    public override long GetCost() => terms.Min(term => term.DocFreq);

    public override float GetScore() => weight.Score(PhraseFreq, norms is null ? -1 : norms[doc]);

    /// <summary>Moves to the first document from the present one on that has all terms.</summary>
    private bool AlignFrom()
    {
        for (var i = 0; i < terms.Length; i++)
        {
            at[i] = SortedDocs.FirstAtOrAfter(terms[i].Docs, doc, at[i]);
            if (at[i] == terms[i].DocFreq)
            {
                return false;
            }

            if (terms[i].Docs[at[i]] > doc)
            {
                doc = terms[i].Docs[at[i]];
                i = -1;
            }
        }

        return true;
    }

    private int Exact()
    {
        var count = 0;
        foreach (var position in terms[0].Positions(at[0]))
        {
            var start = position - offsets[0];
            var i = 1;
            while (i < terms.Length && terms[i].Positions(at[i]).BinarySearch(start + offsets[i]) >= 0)
            {
                i++;
            }

            count += i == terms.Length ? 1 : 0;
        }

        return count;
    }
}
