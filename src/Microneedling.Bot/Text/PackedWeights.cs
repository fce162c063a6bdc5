using System.Runtime.CompilerServices;

namespace Microneedling.Bot.Text;

/// <summary>
/// The weights of hundreds of thousands of features in three bytes each. Of the feature's hash 16 bits are kept beside its
/// place, so that one unknown feature in some ten thousand has a weight that is another's; a text has hundreds of features.
/// </summary>
internal sealed class PackedWeights
{
    // 0 where the place is free. Three of five are taken.
    private readonly ushort[] marks;
    private readonly sbyte[] weights;
    private readonly float scale;

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
        var places = count + count * 2 / 3 + 1;
        (marks, weights) = (new ushort[places], new sbyte[places]);
        for (var at = 0; at < features.Length; at++)
        {
            if (Rounded(values[at]) is 0) continue;
            var place = PlaceOf(features[at]);
            while (marks[place] != 0) place = After(place);
            (marks[place], weights[place]) = (Mark(features[at]), Rounded(values[at]));
        }
    }

    /// <summary>The weight of the feature; 0 when it is not known.</summary>
    public float Of(uint feature)
    {
        var mark = Mark(feature);
        for (var place = PlaceOf(feature); marks[place] != 0; place = After(place))
            if (marks[place] == mark) return weights[place] * scale;
        return 0;
    }

    // The hash as a share of all there is, taken of the places.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int PlaceOf(uint feature) => (int)((ulong)(uint)FeatureSet.Spread(feature, 0) * (ulong)marks.Length >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int After(int place) => place + 1 == marks.Length ? 0 : place + 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private sbyte Rounded(float value) => (sbyte)MathF.Round(value / scale);

    // Of another product than the place, whose upper bits it would only repeat.
    private static ushort Mark(uint feature) => (ushort)(feature * 0x85EBCA6Bu >> 16 | 1);
}
