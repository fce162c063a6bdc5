using System.Numerics;
using System.Runtime.InteropServices;

namespace Microneedling.Bot.Knowledge;

/// <summary>
/// Softmax regression over sparse features, learned from the wordings: which article do such words usually ask for?
/// Learned by stochastic gradient descent with AdaGrad steps, in a fixed order, so that it is the same every time. Few
/// and small steps: with ten wordings an article, a model that fits them all exactly ranks new questions worse.
/// </summary>
internal sealed class Classifier
{
    private const float Step = 0.1f;
    private const int Passes = 12;

    // One row of weights a feature, one column an article, padded to whole vectors: all loops run over columns.
    private readonly int classes, width;
    private readonly float[] weights;

    public Classifier(IReadOnlyList<Sample> samples, int features, int classes)
    {
        this.classes = classes;
        width = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        weights = new float[features * width];
        var squares = new float[features * width];
        var gradient = new float[width];
        var order = Order(samples.Count);
        for (var pass = 0; pass < Passes; pass++)
            foreach (var at in order)
                Learn(samples[at], gradient, squares);
    }

    /// <summary>Per article the probability that the features ask for it; they add up to 1.</summary>
    public float[] Score(IReadOnlyList<(int Feature, float Value)> features)
    {
        var scores = new float[width];
        Probabilities(features, scores);
        return scores[..classes];
    }

    private void Learn(Sample sample, float[] gradient, float[] squares)
    {
        Probabilities(sample.Features, gradient);
        gradient[sample.Class] -= 1;
        var slopes = MemoryMarshal.Cast<float, Vector<float>>(gradient.AsSpan());
        var step = new Vector<float>(Step);
        var tiny = new Vector<float>(1e-8f);
        foreach (var (feature, value) in sample.Features)
        {
            var row = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(feature * width, width));
            var square = MemoryMarshal.Cast<float, Vector<float>>(squares.AsSpan(feature * width, width));
            for (var column = 0; column < row.Length; column++)
            {
                var slope = slopes[column] * value;
                square[column] += slope * slope;
                row[column] -= step * slope / (Vector.SquareRoot(square[column]) + tiny);
            }
        }
    }

    private void Probabilities(IReadOnlyList<(int Feature, float Value)> features, float[] result)
    {
        Array.Clear(result);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(result.AsSpan());
        foreach (var (feature, value) in features)
        {
            var row = MemoryMarshal.Cast<float, Vector<float>>(weights.AsSpan(feature * width, width));
            for (var column = 0; column < row.Length; column++) sums[column] += row[column] * value;
        }
        var highest = float.NegativeInfinity;
        for (var column = 0; column < classes; column++) highest = Math.Max(highest, result[column]);
        var total = 0f;
        for (var column = 0; column < classes; column++) total += result[column] = MathF.Exp(result[column] - highest);
        for (var column = 0; column < classes; column++) result[column] /= total;
        result.AsSpan(classes).Clear();
    }

    // Neighbours are wordings of one article; stepping by a number prime to the count mixes them without chance.
    private static int[] Order(int count)
    {
        var stride = Math.Max(1, (int)(count * 0.618));
        while (Gcd(stride, count) != 1) stride++;
        return [.. Enumerable.Range(0, count).Select(at => (int)((long)at * stride % count))];

        static int Gcd(int one, int other) => other == 0 ? one : Gcd(other, one % other);
    }
}

/// <summary>One wording as features, and the article that it asks for.</summary>
internal sealed record Sample(IReadOnlyList<(int Feature, float Value)> Features, int Class);
