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

    /// <summary>What a sample is. Of what is asked day by day there is so much that it is learned from only where it is taken for the kind.</summary>
    public const int No = 0, Yes = 1, OrdinaryNo = 2;

    /// <summary>How probably of the kind an ordinary text must seem to be learned from.</summary>
    private const float Taken = 0.35f;

    private readonly PackedWeights kept;

    /// <param name="classOf">Of each sample <see cref="Yes"/>, <see cref="No"/> or <see cref="OrdinaryNo"/>.</param>
    /// <inheritdoc cref="Classifier(Samples, ReadOnlySpan{int}, int, float, int)"/>
    public Detector(Samples samples, ReadOnlySpan<int> classOf, float step, int passes)
    {
        // With all features, for they cost next to nothing here: what a sample has alone takes its part of what is
        // learned, so that less is put down to what it shares with others.
        var (known, rows) = (new FeatureSet(), new int[samples.All.Length]);
        Number(samples, classOf, known, rows);
        var lesson = new Lesson(samples, rows, classOf);
        var weights = new float[known.Count];
        var squares = new float[weights.Length];
        for (var pass = 0; pass < passes; pass++)
            for (var at = 0; at < lesson.Count; at++)
                Learn(lesson.Rows(at), lesson.Weights(at), lesson.Class(at), step, weights, squares);
        kept = new PackedWeights(known.Features, weights);
    }

    /// <summary>Ordinary texts, which are many and mostly not learned from, make no feature known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Number(Samples samples, ReadOnlySpan<int> classOf, FeatureSet known, Span<int> rows)
    {
        var at = 0;
        for (var sample = 0; sample < samples.Count; sample++)
            if (classOf[sample] == OrdinaryNo) at += samples.FeaturesOf(sample).Length;
            else
                foreach (var feature in samples.FeaturesOf(sample)) rows[at++] = known.Add(feature);
        at = 0;
        for (var sample = 0; sample < samples.Count; sample++)
            if (classOf[sample] != OrdinaryNo) at += samples.FeaturesOf(sample).Length;
            else
                foreach (var feature in samples.FeaturesOf(sample)) rows[at++] = known.Find(feature);
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
    private static void Learn(ReadOnlySpan<int> rows, ReadOnlySpan<float> values, int known, float step, float[] weights, float[] squares)
    {
        var sum = 0f;
        for (var at = 0; at < rows.Length; at++) sum += weights[rows[at]] * values[at];
        var chance = 1 / (1 + Exponential.Of(-2 * sum));
        var error = known == Yes ? chance - 1 : chance;
        if (MathF.Abs(error) < (known == OrdinaryNo ? Taken : Negligible)) return;
        for (var at = 0; at < rows.Length; at++)
        {
            var slope = error * values[at];
            var square = squares[rows[at]] += slope * slope;
            weights[rows[at]] -= step * slope / (MathF.Sqrt(square) + 1e-8f);
        }
    }
}
