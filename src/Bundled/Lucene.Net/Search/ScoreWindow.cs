using System;
using System.Numerics;

namespace Lucene.Net.Search;

/// <summary>
/// Sums of scores for a run of documents, so that a disjunction can be worked off clause by clause.
/// Sums are kept in double: that is what makes the scores those of Lucene to the last bit.
/// </summary>
internal sealed class ScoreWindow
{
    private const int Size = 2048;

    [ThreadStatic]
    private static ScoreWindow spare;

    private readonly double[] sums = new double[Size];
    private readonly int[] counts = new int[Size];
    private readonly ulong[] touched = new ulong[Size / 64];
    private readonly ulong[] excluded = new ulong[Size / 64];

    public int Start { get; private set; }

    public int End { get; private set; }

    public static ScoreWindow Rent()
    {
        var window = spare ?? new ScoreWindow();
        spare = null;
        return window;
    }

    public void Return() => spare = this;

    public void MoveTo(int start, int maxDoc)
    {
        Start = start;
        End = Math.Min(start + Size, maxDoc);
        Array.Clear(sums, 0, End - Start);
        Array.Clear(counts, 0, End - Start);
        Array.Clear(touched);
        Array.Clear(excluded);
    }

    public void Add(int doc, float score)
    {
        var slot = doc - Start;
        sums[slot] += score;
        counts[slot]++;
        touched[slot >> 6] |= 1UL << slot;
    }

    public void Exclude(int doc) => excluded[(doc - Start) >> 6] |= 1UL << (doc - Start);

    /// <summary>Gives the documents of the window to the hits, with their sums multiplied by the factor of their number of matches.</summary>
    public void Collect(int docBase, bool[] deleted, int minMatches, float[] coord, TopHits hits)
    {
        for (var i = 0; i < touched.Length; i++)
        {
            for (var bits = touched[i] & ~excluded[i]; bits != 0; bits &= bits - 1)
            {
                var slot = (i << 6) + BitOperations.TrailingZeroCount(bits);
                if (counts[slot] >= minMatches && deleted?[Start + slot] != true)
                {
                    hits.Add(docBase + Start + slot, (float)(sums[slot] * coord[counts[slot]]));
                }
            }
        }
    }
}
