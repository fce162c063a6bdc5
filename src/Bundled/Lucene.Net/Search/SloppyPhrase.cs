using System;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;

namespace Lucene.Net.Search;

/// <summary>
/// Near occurrences of a phrase in one document. Each term's positions, less the term's place in the phrase, say where the
/// phrase would begin; the terms are moved one after the other, always the one that is furthest left, and wherever they
/// cannot come nearer to each other the width that is left counts, the wider the less. A word that the phrase has twice must
/// stand in the text twice.
/// </summary>
internal sealed class SloppyPhrase
{
    private readonly Postings[] terms;
    private readonly int[] at;
    private readonly int[] offsets;
    private readonly int[] next;
    private int end = int.MinValue;

    /// <param name="at">Where the document stands in each term's postings.</param>
    public SloppyPhrase(Postings[] terms, int[] at, int[] offsets)
    {
        (this.terms, this.at, this.offsets) = (terms, at, offsets);
        next = new int[terms.Length];
    }

    public float Freq(int slop, SimWeight weight)
    {
        var freq = 0f;
        if (!Begin())
        {
            return freq;
        }

        var (first, second) = Leftmost();
        var width = end - Start(first);
        while (Move(first) && Separate(first))
        {
            if (Start(first) > second)
            {
                freq += width <= slop ? weight.SlopFactor(width) : 0;
                (first, second) = Leftmost();
                width = end - Start(first);
            }
            else
            {
                width = Math.Min(width, end - Start(first));
            }
        }

        return freq + (width <= slop ? weight.SlopFactor(width) : 0);
    }

    /// <summary>Sets every term to its first position, a word that comes again to the next one.</summary>
    private bool Begin()
    {
        for (var i = 0; i < terms.Length; i++)
        {
            next[i] = Array.FindAll(terms[..i], term => term == terms[i]).Length;
            if (next[i] >= terms[i].Freq(at[i]))
            {
                return false;
            }

            end = Math.Max(end, Start(i));
        }

        return true;
    }

    private int Position(int term) => terms[term].Positions(at[term])[next[term]];

    private int Start(int term) => Position(term) - offsets[term];

    private bool Move(int term)
    {
        if (++next[term] == terms[term].Freq(at[term]))
        {
            return false;
        }

        end = Math.Max(end, Start(term));
        return true;
    }

    /// <summary>Moves terms on for as long as two are on the same word of the text, the one further left first.</summary>
    private bool Separate(int term)
    {
        for (var i = 0; i < terms.Length; i++)
        {
            if (i != term && terms[i] == terms[term] && Position(i) == Position(term))
            {
                term = (Start(i), offsets[i]).CompareTo((Start(term), offsets[term])) < 0 ? i : term;
                if (!Move(term))
                {
                    return false;
                }

                i = -1;
            }
        }

        return true;
    }

    /// <summary>The term that is furthest left, and where the next one begins.</summary>
    private (int First, int Second) Leftmost()
    {
        int first = 0, second = int.MaxValue;
        for (var i = 1; i < terms.Length; i++)
        {
            if (Start(i) < Start(first))
            {
                (first, second) = (i, Start(first));
            }
            else
            {
                second = Math.Min(second, Start(i));
            }
        }

        return (first, second);
    }
}
