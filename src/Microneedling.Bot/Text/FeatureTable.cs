using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microneedling.Bot.Text;

/// <summary>Known features, numbered from 0: the rows of whatever is kept of each. Never changes once it is made.</summary>
internal sealed class FeatureTable
{
    private readonly uint[] keys;

    // 1 + the row of the key in the same slot; 0 where the slot is free. At most half of them are taken.
    private readonly int[] rows;
    private readonly int shift;

    /// <param name="features">All different; the first is row 0.</param>
    public FeatureTable(ReadOnlySpan<uint> features)
    {
        var bits = BitOperations.Log2((uint)features.Length + 1) + 2;
        (keys, rows, shift, Count) = (new uint[1 << bits], new int[1 << bits], 32 - bits, features.Length);
        for (var row = 0; row < features.Length; row++)
        {
            var slot = FeatureSet.Spread(features[row], shift);
            while (rows[slot] != 0) slot = (slot + 1) & (rows.Length - 1);
            (keys[slot], rows[slot]) = (features[row], row + 1);
        }
    }

    public int Count { get; }

    /// <summary>The features that more than one sample has: what one alone has teaches little about others, and is most of all.</summary>
    /// <param name="classOf">Samples of a class below 0 do not count.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static FeatureTable Repeated(Samples samples, ReadOnlySpan<int> classOf)
    {
        // Seen before? Two bits for each feature say so, and are wrong so rarely that only a few more rows are made of it.
        // That fits into the processor's cache; a table of all features would not.
        var bits = BitOperations.Log2((uint)samples.All.Length + 64) + 4;
        var (seen, shift) = (new uint[1 << (bits - 5)], 32 - bits);
        var known = new FeatureSet();
        for (var sample = 0; sample < samples.Count; sample++)
        {
            if (classOf[sample] < 0) continue;
            foreach (var feature in samples.FeaturesOf(sample))
            {
                var (one, other) = (FeatureSet.Spread(feature, shift), FeatureSet.Spread(feature ^ 0x5BD1E995, shift));
                if ((seen[one >> 5] >> one & seen[other >> 5] >> other & 1) == 1) known.Add(feature);
                seen[one >> 5] |= 1u << one;
                seen[other >> 5] |= 1u << other;
            }
        }
        return new FeatureTable(known.Features);
    }

    /// <summary>The row of the feature, or -1 when it is not known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int RowOf(uint feature)
    {
        for (var slot = FeatureSet.Spread(feature, shift); rows[slot] != 0; slot = (slot + 1) & (rows.Length - 1))
            if (keys[slot] == feature) return rows[slot] - 1;
        return -1;
    }
}
