using System;

namespace Lucene.Net.Index;

/// <summary>Where one term occurs in one segment. Documents ascend; without frequencies every one counts once.</summary>
internal sealed class Postings(int[] docs, int[] freqs, int[] starts, int[] positions)
{
    public int[] Docs { get; } = docs;

    /// <summary>Null for DOCS_ONLY.</summary>
    public int[] Freqs { get; } = freqs;

    public int DocFreq => Docs.Length;

    /// <summary>-1 when frequencies were not kept.</summary>
    public long TotalTermFreq { get; } = freqs is null ? -1 : Sum(freqs);

    public bool HasPositions => positions is not null;

    public int Freq(int index) => Freqs is null ? 1 : Freqs[index];

    public ReadOnlySpan<int> Positions(int index) => positions.AsSpan(starts[index], Freqs[index]);

    private static long Sum(int[] values)
    {
        var sum = 0L;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
