using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microneedling.Bot.Text;

/// <summary>
/// The weights of hundreds of thousands of features in three bytes each. Of the feature's hash 16 bits are kept beside its
/// place, so that one unknown feature in some ten thousand has a weight that is another's; a text has hundreds of features.
/// </summary>
internal sealed class PackedWeights
{
    // 0 where the place is free. At most half of them are taken.
    private readonly ushort[] marks;
    private readonly sbyte[] weights;
    private readonly float scale;
    private readonly int shift;

    /// <param name="features">All different.</param>
    /// <param name="values">The weight of each; those that a byte cannot tell from none are left out.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PackedWeights(ReadOnlySpan<uint> features, ReadOnlySpan<float> values)
    {
        var (count, largest) = (0, 1e-9f);
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value));
        scale = largest / 127;
        foreach (var value in values)
            if (Rounded(value) != 0) count++;
        var bits = BitOperations.Log2((uint)count + 1) + 2;
        (marks, weights, shift) = (new ushort[1 << bits], new sbyte[1 << bits], 32 - bits);
        for (var at = 0; at < features.Length; at++)
        {
            if (Rounded(values[at]) is 0) continue;
            var place = FeatureSet.Spread(features[at], shift);
            while (marks[place] != 0) place = (place + 1) & (marks.Length - 1);
            (marks[place], weights[place]) = (Mark(features[at]), Rounded(values[at]));
        }
    }

    /// <summary>The weight of the feature; 0 when it is not known.</summary>
    public float Of(uint feature)
    {
        var mark = Mark(feature);
        for (var place = FeatureSet.Spread(feature, shift); marks[place] != 0; place = (place + 1) & (marks.Length - 1))
            if (marks[place] == mark) return weights[place] * scale;
        return 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private sbyte Rounded(float value) => (sbyte)MathF.Round(value / scale);

    // Of another product than the place, whose upper bits it would only repeat.
    private static ushort Mark(uint feature) => (ushort)(feature * 0x85EBCA6Bu >> 16 | 1);
}
