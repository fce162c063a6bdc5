using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Microneedling.Bot.Text;

/// <summary>
/// The weights of hundreds of thousands of features, a byte for each kind. Of the feature's hash 16 bits are kept beside its
/// place, so that one unknown feature in some ten thousand has a weight that is another's; a text has hundreds of features.
/// All of it is one block of bytes, so that it can lie in a file.
/// </summary>
internal sealed class PackedWeights
{
    private const int MarkLength = sizeof(ushort), HeadLength = 3 * sizeof(int);

    /// <summary>Of 127: features that weigh less than this in every kind are left out. Strangers' messages are read as well without them.</summary>
    private const int Least = 10;

    // By place: the mark, 0 where the place is free, and a byte for each kind. Three of four are taken.
    private readonly ReadOnlyMemory<byte> rows;
    private readonly float scale;

    /// <param name="features">All different.</param>
    /// <param name="rowOf">For each feature the row of its weights; several may share one.</param>
    /// <param name="values">Row by row the weight in each kind; features that weigh next to nothing in all are left out.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PackedWeights(ReadOnlySpan<uint> features, ReadOnlySpan<int> rowOf, ReadOnlySpan<float> values, int kinds)
    {
        Kinds = kinds;
        var largest = 1e-9f;
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value));
        scale = largest / 127;
        var (rounded, counts) = (new byte[values.Length], new bool[values.Length / kinds]);
        for (var at = 0; at < values.Length; at++)
        {
            var whole = (sbyte)MathF.Round(values[at] / scale);
            rounded[at] = (byte)whole;
            counts[at / kinds] |= Math.Abs((int)whole) >= Least;
        }
        var count = 0;
        foreach (var row in rowOf)
            if (counts[row]) count++;
        var places = count + count / 3 + 1;
        var bytes = new byte[places * Length];
        for (var at = 0; at < features.Length; at++)
        {
            if (!counts[rowOf[at]]) continue;
            var place = PlaceOf(features[at], places);
            while (MarkAt(bytes, place) != 0) place = After(place, places);
            MemoryMarshal.Write(bytes.AsSpan(place * Length), Mark(features[at]));
            rounded.AsSpan(rowOf[at] * kinds, kinds).CopyTo(bytes.AsSpan(place * Length + MarkLength));
        }
        rows = bytes;
    }

    private PackedWeights(int kinds, float scale, ReadOnlyMemory<byte> rows) => (Kinds, this.scale, this.rows) = (kinds, scale, rows);

    public int Kinds { get; }

    // Of a place.
    private int Length => MarkLength + Kinds;

    /// <summary>For each kind the sum of a text's weights; features that are not known have none.</summary>
    /// <param name="result">As long as there are kinds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Score(ReadOnlySpan<uint> features, ReadOnlySpan<float> values, Span<float> result)
    {
        result.Clear();
        var bytes = rows.Span;
        var (length, places) = (Length, bytes.Length / Length);
        for (var at = 0; at < features.Length; at++)
        {
            var (place, mark, value) = (PlaceOf(features[at], places), Mark(features[at]), values[at] * scale);
            ushort found;
            while ((found = MarkAt(bytes, place)) != mark && found != 0) place = After(place, places);
            if (found == 0) continue;
            var weights = bytes.Slice(place * length + MarkLength, result.Length);
            for (var kind = 0; kind < weights.Length; kind++) result[kind] += (sbyte)weights[kind] * value;
        }
    }

    public void WriteTo(BinaryWriter writer)
    {
        writer.Write(Kinds);
        writer.Write(scale);
        writer.Write(rows.Length);
        writer.Write(rows.Span);
    }

    /// <summary>What <see cref="WriteTo"/> wrote at the beginning of some bytes, and what comes after it; null when that is not all there.</summary>
    public static (PackedWeights Weights, ReadOnlyMemory<byte> Others)? Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < HeadLength) return null;
        var head = bytes.Span;
        var (kinds, scale, length) = (MemoryMarshal.Read<int>(head), MemoryMarshal.Read<float>(head[4..]), MemoryMarshal.Read<int>(head[8..]));
        if (kinds < 1 || length < 1 || length % (MarkLength + kinds) != 0 || length > bytes.Length - HeadLength) return null;
        return (new PackedWeights(kinds, scale, bytes.Slice(HeadLength, length)), bytes[(HeadLength + length)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ushort MarkAt(ReadOnlySpan<byte> bytes, int place) => Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref MemoryMarshal.GetReference(bytes), place * Length));

    // The hash as a share of all there is, taken of the places.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PlaceOf(uint feature, int places) => (int)((ulong)(uint)FeatureSet.Spread(feature, 0) * (ulong)places >> 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int After(int place, int places) => place + 1 == places ? 0 : place + 1;

    // Of another product than the place, whose upper bits it would only repeat.
    private static ushort Mark(uint feature) => (ushort)(feature * 0x85EBCA6Bu >> 16 | 1);
}
