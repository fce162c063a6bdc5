using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Microneedling.Bot.Text;

/// <summary>
/// Softmax regression over sparse features, learned from examples: of which class are such texts usually?
/// Learned by stochastic gradient descent with AdaGrad steps, in a fixed order, so that it is the same every time.
/// </summary>
internal sealed class Classifier
{
    /// <summary>Classes whose probability is off by less than this learn nothing from an example: most of them, soon.</summary>
    private const float Negligible = 0.001f;

    // One row of weights a feature, one column a class. Rows are worked on in lanes of eight columns on every machine.
    private static readonly int Lane = Vector256<float>.Count;
    private readonly int classes, lanes;
    private readonly float step;
    private readonly float[] weights;

    /// <param name="features">Number of different features; they are numbered from 0.</param>
    /// <param name="step">How far one example moves a weight. Small steps and few passes fit the examples less exactly, and new texts better.</param>
    /// <param name="passes">How often the examples are gone through.</param>
    public Classifier(IReadOnlyList<Sample> samples, int features, int classes, float step, int passes)
    {
        this.step = step;
        this.classes = classes;
        lanes = (classes + Lane - 1) / Lane;
        weights = new float[features * lanes * Lane];
        var squares = new float[weights.Length];
        var gradient = new float[lanes * Lane];
        var order = Order(samples.Count);
        for (var pass = 0; pass < passes; pass++)
            foreach (var at in order)
                Learn(samples[at], gradient, squares);
    }

    /// <summary>Per class its probability; they add up to 1.</summary>
    public float[] Score(List<(int Feature, float Value)> features)
    {
        var scores = new float[lanes * Lane];
        Probabilities(features, scores);
        return scores[..classes];
    }

    // Optimised at the first call: most of the start of the program is spent in these two loops.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Learn(Sample sample, float[] gradient, float[] squares)
    {
        Probabilities(sample.Features, gradient);
        gradient[sample.Class] -= 1;
        var slopes = MemoryMarshal.Cast<float, Vector256<float>>(gradient.AsSpan());
        Span<int> worth = stackalloc int[lanes];
        var count = 0;
        for (var lane = 0; lane < slopes.Length; lane++)
            if (Vector256.GreaterThanAny(Vector256.Abs(slopes[lane]), Vector256.Create(Negligible)))
                worth[count++] = lane;
        foreach (var (feature, value) in sample.Features)
        {
            var row = Row(weights, feature);
            var square = Row(squares, feature);
            foreach (var lane in worth[..count])
            {
                var slope = slopes[lane] * value;
                square[lane] += slope * slope;
                row[lane] -= step * slope / (Vector256.Sqrt(square[lane]) + Vector256.Create(1e-8f));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Probabilities(List<(int Feature, float Value)> features, float[] result)
    {
        Array.Clear(result);
        var sums = MemoryMarshal.Cast<float, Vector256<float>>(result.AsSpan());
        foreach (var (feature, value) in features)
        {
            var row = Row(weights, feature);
            for (var lane = 0; lane < row.Length; lane++) sums[lane] += row[lane] * value;
        }
        var highest = float.NegativeInfinity;
        for (var column = 0; column < classes; column++) highest = Math.Max(highest, result[column]);
        var total = 0f;
        for (var column = 0; column < classes; column++) total += result[column] = MathF.Exp(result[column] - highest);
        for (var column = 0; column < classes; column++) result[column] /= total;
        result.AsSpan(classes).Clear();
    }

    private Span<Vector256<float>> Row(float[] table, int feature) =>
        MemoryMarshal.Cast<float, Vector256<float>>(table.AsSpan(feature * lanes * Lane, lanes * Lane));

    // Neighbours are of one class more often than not; stepping by a number prime to the count mixes them without chance.
    private static int[] Order(int count)
    {
        var stride = Math.Max(1, (int)(count * 0.618));
        while (Gcd(stride, count) != 1) stride++;
        return [.. Enumerable.Range(0, count).Select(at => (int)((long)at * stride % count))];

        static int Gcd(int one, int other) => other == 0 ? one : Gcd(other, one % other);
    }
}

/// <summary>One example as features, and its class.</summary>
internal sealed record Sample(List<(int Feature, float Value)> Features, int Class);
