using System.Runtime.CompilerServices;

namespace Microneedling.Bot.Text;

/// <summary>
/// Logistic regression: is a text one of a kind, or not? A <see cref="Classifier"/> of two classes learns the same, with
/// eight times the numbers.
/// </summary>
internal sealed class Detector
{
    /// <summary>From an example that is known for so sure nothing is learned.</summary>
    private const float Negligible = 0.001f;

    private readonly PackedWeights kept;

    /// <summary>Of one feature; side by side, because they are far from those of the next feature that an example has.</summary>
    private struct Learned
    {
        public float Weight, Squares;
    }

    /// <param name="isKind">Of each sample whether it is of the kind.</param>
    /// <param name="step">How far one example moves a weight.</param>
    /// <param name="learners">
    /// So many learn, each going once through the examples in an order of its own; what is kept is their mean. What one alone
    /// learns depends on who came first, and a handful of examples more could turn a doubtful message.
    /// </param>
    public Detector(Samples samples, bool[] isKind, float step, int learners)
    {
        // With all features, for they cost next to nothing here: what a sample has alone takes its part of what is
        // learned, so that less is put down to what it shares with others.
        var (known, rows) = (new FeatureTable(samples.All.Length / 4), new int[samples.All.Length]);
        Number(samples.All, known, rows);
        // In two halves side by side, added in the same order on every machine.
        var halves = new float[2][];
        Parallel.For(0, halves.Length, half =>
        {
            var (sums, learned) = (new float[known.Count], new Learned[known.Count]);
            for (var learner = half; learner < learners; learner += halves.Length)
            {
                learned.AsSpan().Clear();
                foreach (var at in MixedOrder.Of(samples.Count, learner)) Learn(rows.AsSpan(samples.RangeOf(at)), samples.WeightsOf(at), isKind[at], step, learned);
                Add(learned, 1f / learners, sums);
            }
            halves[half] = sums;
        });
        for (var row = 0; row < known.Count; row++) halves[0][row] += halves[1][row];
        kept = new PackedWeights(known.ToArray(), halves[0]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Number(ReadOnlySpan<uint> features, FeatureTable known, Span<int> rows)
    {
        for (var at = 0; at < features.Length; at++) rows[at] = known.Add(features[at]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(Learned[] learned, float share, float[] sums)
    {
        for (var row = 0; row < sums.Length; row++) sums[row] += learned[row].Weight * share;
    }

    /// <summary>The log-odds that a text is one of the kind: 0 when it is as likely as not.</summary>
    public float LogOdds(ReadOnlySpan<uint> features, ReadOnlySpan<float> values)
    {
        var sum = 0f;
        for (var at = 0; at < features.Length; at++) sum += kept.Of(features[at]) * values[at];
        return 2 * sum;
    }

    // The weights of "is" and "is not" are each other's opposite, so that one of them is enough and counts twice.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Learn(ReadOnlySpan<int> rows, ReadOnlySpan<float> values, bool isKind, float step, Learned[] learned)
    {
        var sum = 0f;
        for (var at = 0; at < rows.Length; at++) sum += learned[rows[at]].Weight * values[at];
        var chance = 1 / (1 + Exponential.Of(-2 * sum));
        var error = isKind ? chance - 1 : chance;
        if (MathF.Abs(error) < Negligible) return;
        for (var at = 0; at < rows.Length; at++)
        {
            var slope = error * values[at];
            ref var feature = ref learned[rows[at]];
            feature.Squares += slope * slope;
            feature.Weight -= step * slope / (MathF.Sqrt(feature.Squares) + 1e-8f);
        }
    }
}
