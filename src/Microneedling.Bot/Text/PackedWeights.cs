using System.Runtime.CompilerServices;

namespace Microneedling.Bot.Text;

/// <summary>
/// The weights of hundreds of thousands of features, a byte for each kind. Of the feature's hash 16 bits are kept beside its
/// place, so that one unknown feature in some ten thousand has a weight that is another's; a text has hundreds of features.
/// </summary>
internal sealed class PackedWeights
{
    // 0 where the place is free. Three of five are taken.
    private readonly ushort[] marks;
    private readonly sbyte[] weights;
    private readonly float scale;
    private readonly int kinds;

    /// <param name="features">All different.</param>
    /// <param name="values">For each feature its weight in each kind; those that a byte cannot tell from none are left out.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PackedWeights(ReadOnlySpan<uint> features, ReadOnlySpan<float> values, int kinds)
    {
        this.kinds = kinds;
        var (count, largest) = (0, 1e-9f);
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value));
        scale = largest / 127;
        for (var at = 0; at < features.Length; at++)
            if (!IsNothing(values.Slice(at * kinds, kinds))) count++;
        var places = count + count * 2 / 3 + 1;
        (marks, weights) = (new ushort[places], new sbyte[places * kinds]);
        for (var at = 0; at < features.Length; at++)
        {
            var row = values.Slice(at * kinds, kinds);
            if (IsNothing(row)) continue;
            var place = PlaceOf(features[at]);
            while (marks[place] != 0) place = After(place);
            marks[place] = Mark(features[at]);
            for (var kind = 0; kind < kinds; kind++) weights[place * kinds + kind] = Rounded(row[kind]);
        }
    }

    /// <summary>Adds the feature's weights, times a value, to a sum for each kind; nothing when it is not known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(Span<float> sums, uint feature, float value)
    {
        var mark = Mark(feature);
        for (var place = PlaceOf(feature); marks[place] != 0; place = After(place))
        {
            if (marks[place] != mark) continue;
            for (var kind = 0; kind < sums.Length; kind++) sums[kind] += weights[place * kinds + kind] * scale * value;
            return;
        }
    }

    private bool IsNothing(ReadOnlySpan<float> row)
    {
        foreach (var value in row)
            if (Rounded(value) != 0) return false;
        return true;
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
