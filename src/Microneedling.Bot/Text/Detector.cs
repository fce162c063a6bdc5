using System.Runtime.CompilerServices;
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
        // With all features, for they cost next to nothing here: what a sample has alone takes its part of what is
        // learned, so that less is put down to what it shares with others.
        var (known, rows) = Number(samples);
        // In two halves side by side, added in the same order on every machine.
        var halves = new float[2][];
        Parallel.For(0, halves.Length, half =>
        {
            var (sums, learned) = (new float[2 * known.Length], new Vector128<float>[known.Length]);
            for (var learner = half; learner < learners; learner += halves.Length)
            {
                learned.AsSpan().Clear();
                foreach (var at in MixedOrder.Of(samples.Count, learner)) Learn(rows.AsSpan(samples.RangeOf(at)), samples.WeightsOf(at), kindOf[at], step, learned);
                Add(learned, 1f / learners, sums);
            }
            halves[half] = sums;
        });
        for (var at = 0; at < halves[0].Length; at++) halves[0][at] += halves[1][at];
        Kept = new PackedWeights(known, halves[0], Kinds);
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

    /// <summary>
    /// Gives every feature a row, odd ones odd rows, so that both are numbered side by side; a row that no feature has is
    /// among those of feature 0.
    /// </summary>
    private static (uint[] Known, int[] Rows) Number(Samples samples)
    {
        var (tables, rows) = (new FeatureTable[2], new int[samples.All.Length]);
        Parallel.For(0, tables.Length, odd => Number(samples.All, (uint)odd, tables[odd] = new FeatureTable(samples.All.Length / 8), rows));
        var known = new uint[2 * Math.Max(tables[0].Count, tables[1].Count)];
        for (var odd = 0; odd < tables.Length; odd++)
        {
            var features = tables[odd].ToArray();
            for (var at = 0; at < features.Length; at++) known[2 * at + odd] = features[at];
        }
        return (known, rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Number(ReadOnlySpan<uint> features, uint odd, FeatureTable known, Span<int> rows)
    {
        for (var at = 0; at < features.Length; at++)
            if ((features[at] & 1) == odd)
                rows[at] = 2 * known.Add(features[at]) + (int)odd;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(Vector128<float>[] learned, float share, float[] sums)
    {
        for (var row = 0; row < learned.Length; row++)
        {
            sums[2 * row] += (learned[row][0] - learned[row][2]) * share;
            sums[2 * row + 1] += (learned[row][1] - learned[row][2]) * share;
        }
    }

    // Of one feature the weights for the two kinds and for neither, and last AdaGrad's sum of squares, one for all three: side
    // by side, because they are far from those of the next feature that an example has.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Learn(ReadOnlySpan<int> rows, ReadOnlySpan<float> values, int kind, float step, Vector128<float>[] learned)
    {
        var sums = Vector128<float>.Zero;
        for (var at = 0; at < rows.Length; at++) sums += learned[rows[at]] * Vector128.Create(values[at]);
        var highest = MathF.Max(sums[0], MathF.Max(sums[1], sums[2]));
        var (first, second, neither) = (Exponential.Of(sums[0] - highest), Exponential.Of(sums[1] - highest), Exponential.Of(sums[2] - highest));
        var all = first + second + neither;
        (first, second, neither) = (first / all - (kind == 0 ? 1 : 0), second / all - (kind == 1 ? 1 : 0), neither / all - (kind < 0 ? 1 : 0));
        var square = first * first + second * second + neither * neither;
        if (square < Negligible * Negligible) return;
        var slope = Vector128.Create(first, second, neither, 0) * Vector128.Create(-step);
        for (var at = 0; at < rows.Length; at++)
        {
            ref var feature = ref learned[rows[at]];
            var squares = feature[3] + values[at] * values[at] * square;
            feature = (feature + slope * Vector128.Create(values[at] / (MathF.Sqrt(squares) + 1e-8f))).WithElement(3, squares);
        }
    }
}
