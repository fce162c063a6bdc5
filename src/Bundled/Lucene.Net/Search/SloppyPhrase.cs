using System;
using Lucene.Net.Search.Similarities;

namespace Lucene.Net.Search;

/// <summary>
/// Counts near occurrences of a phrase: windows that hold each term once, as narrow as they get, each counting for less
/// the wider it is.
/// </summary>
internal static class SloppyPhrase
{
    /// <param name="starts">For each term, the beginnings of the phrase that its positions stand for.</param>
    public static float Freq(int[][] starts, int slop, SimWeight weight)
    {
        var next = new int[starts.Length];
        var freq = 0f;
        while (true)
        {
            var (first, second, end) = Ends(starts, next);
            var distance = int.MaxValue;
            for (; next[first] < starts[first].Length && starts[first][next[first]] <= second; next[first]++)
            {
                distance = end - starts[first][next[first]];
            }

            freq += distance <= slop ? weight.SlopFactor(distance) : 0;
            if (next[first] == starts[first].Length)
            {
                return freq;
            }
        }
    }

    /// <summary>The term that is furthest left, where the next one is, and where the last one is.</summary>
    private static (int First, int Second, int End) Ends(int[][] starts, int[] next)
    {
        int first = 0, second = int.MaxValue, end = int.MinValue;
        for (var i = 0; i < starts.Length; i++)
        {
            var position = starts[i][next[i]];
            end = Math.Max(end, position);
            if (i > 0 && position < starts[first][next[first]])
            {
                second = starts[first][next[first]];
                first = i;
            }
            else if (i > 0)
            {
                second = Math.Min(second, position);
            }
        }

        return (first, second, end);
    }
}
