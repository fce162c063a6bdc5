using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Microneedling.Bot.Text;

/// <summary>
/// Softmax regression of three classes: is a text of one of two kinds, or of neither? A <see cref="Classifier"/> learns the
/// same of any number of classes, with eight numbers a feature at least.
/// </summary>
internal sealed class Detector
{
    /// <summary>From an example that is known for so sure nothing is learned.</summary>
    private const float Negligible = 0.001f;

    public const int Kinds = 2;

    private const int Lane = 8;

    /// <param name="kept">What another has learned; of two kinds.</param>
    public Detector(PackedWeights kept) => Kept = kept;

    /// <param name="kindOf">Of each sample 0 or 1 for its kind; -1 for neither.</param>
    /// <param name="step">How far one example moves a weight.</param>
    /// <param name="learners">
    /// So many learn, each going once through the examples in an order of its own; what is kept is their mean. What one alone
    /// learns depends on who came first, and a handful of examples more could turn a doubtful message.
    /// </param>
    public Detector(Samples samples, int[] kindOf, float step, int learners)
    {
        var rows = new FeatureRows(samples);
        // In two halves side by side, added in the same order on every machine.
        var halves = new float[2][];
        Parallel.For(0, halves.Length, half =>
        {
            var (sums, learned) = (new float[Kinds * rows.Count], new Vector128<float>[rows.OfOneSample]);
            for (var learner = half; learner < learners; learner += halves.Length)
                Learn(samples, rows, kindOf, step, MixedOrder.Of(samples.Count, learner), learned, sums);
            halves[half] = sums;
        });
        Average(halves[0], halves[1], learners);
        var (features, rowOf) = rows.All();
        Kept = new PackedWeights(features, rowOf, halves[0], Kinds);
    }

    /// <summary>All that was learned.</summary>
    public PackedWeights Kept { get; }

    /// <summary>Of each kind the log-odds that a text is of it and not of neither: 0 when it is as likely as not.</summary>
    public (float First, float Second) LogOdds(ReadOnlySpan<uint> features, ReadOnlySpan<float> values)
    {
        Span<float> sums = stackalloc float[Kinds];
        Kept.Score(features, values, sums);
        return (sums[0], sums[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Learn(Samples samples, FeatureRows rows, int[] kindOf, float step, IEnumerable<int> order, Vector128<float>[] learned, float[] sums)
    {
        learned.AsSpan().Clear();
        learned[FeatureRows.Alone] = Vector128.Create(0, 0, 0, float.PositiveInfinity); // so that it never moves
        foreach (var at in order)
        {
            var slope = Learn(rows.Of(at), samples.WeightsOf(at), kindOf[at], step, learned);
            // AdaGrad's first step is as long as any, whatever the weight of the feature; what one sample has alone makes no other.
            var steepness = slope[3];
            if (steepness > 0) Add(slope / Vector128.Create(steepness), sums, rows.OwnOf(at));
        }
        for (var row = 0; row < learned.Length; row++) Add(learned[row], sums, row);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Average(float[] sums, float[] others, float count)
    {
        for (var at = 0; at < sums.Length; at++) sums[at] = (sums[at] + others[at]) / count;
    }

    // What speaks for a kind and not for neither.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector128<float> weights, float[] sums, int row)
    {
        sums[Kinds * row] += weights[0] - weights[2];
        sums[Kinds * row + 1] += weights[1] - weights[2];
    }

    // Of one feature the weights for the two kinds and for neither, and last AdaGrad's sum of squares, one for all three: side
    // by side, because they are far from those of the next feature that an example has.
    /// <returns>The way down for the two kinds and for neither, a step long if divided by the last; nothing when nothing was learned.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector128<float> Learn(ReadOnlySpan<int> rows, ReadOnlySpan<float> values, int kind, float step, Vector128<float>[] learned)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(learned);
        var sums = Vector128<float>.Zero;
        for (var at = 0; at < rows.Length; at++) sums += Unsafe.Add(ref first, rows[at]) * Vector128.Create(values[at]);
        var highest = MathF.Max(sums[0], MathF.Max(sums[1], sums[2]));
        var (one, other, neither) = (Exponential.Of(sums[0] - highest), Exponential.Of(sums[1] - highest), Exponential.Of(sums[2] - highest));
        var all = one + other + neither;
        (one, other, neither) = (one / all - (kind == 0 ? 1 : 0), other / all - (kind == 1 ? 1 : 0), neither / all - (kind < 0 ? 1 : 0));
        var square = one * one + other * other + neither * neither;
        if (square < Negligible * Negligible) return Vector128<float>.Zero;
        var slope = Vector128.Create(one, other, neither, 0) * Vector128.Create(-step);
        // Roots and quotients for eight features at once, for they take the processor longer than all the rest.
        var (move, last) = (Vector256.Create(square), rows.Length - Lane);
        var next = 0;
        for (; next <= last; next += Lane)
        {
            var eight = rows.Slice(next, Lane);
            var value = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)next);
            var squares = Vector256.Create(
                Unsafe.Add(ref first, eight[0])[3], Unsafe.Add(ref first, eight[1])[3], Unsafe.Add(ref first, eight[2])[3], Unsafe.Add(ref first, eight[3])[3],
                Unsafe.Add(ref first, eight[4])[3], Unsafe.Add(ref first, eight[5])[3], Unsafe.Add(ref first, eight[6])[3], Unsafe.Add(ref first, eight[7])[3]) + value * value * move;
            var steps = value / Vector256.Sqrt(squares);
            for (var at = 0; at < Lane; at++)
            {
                ref var feature = ref Unsafe.Add(ref first, eight[at]);
                feature = (feature + slope * Vector128.Create(steps[at])).WithElement(3, squares[at]);
            }
        }
        for (; next < rows.Length; next++)
        {
            ref var feature = ref Unsafe.Add(ref first, rows[next]);
            var squares = feature[3] + values[next] * values[next] * square;
            feature = (feature + slope * Vector128.Create(values[next] / MathF.Sqrt(squares))).WithElement(3, squares);
        }
        return slope.WithElement(3, MathF.Sqrt(square));
    }
}
