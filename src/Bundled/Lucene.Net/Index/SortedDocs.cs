using System;

namespace Lucene.Net.Index;

/// <summary>Finds a place in ascending document numbers by strides that double, then by halving.</summary>
internal static class SortedDocs
{
    public static int FirstAtOrAfter(int[] docs, int target, int from)
    {
        var stride = 1;
        var low = from;
        while (low + stride < docs.Length && docs[low + stride] < target)
        {
            low += stride;
            stride *= 2;
        }

        var high = Math.Min(low + stride, docs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (docs[middle] < target)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
