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

    private readonly FeatureTable table;
    private readonly float[] weights;

    /// <param name="classOf">Of each sample: 1 when it is one of the kind, 0 when not.</param>
    /// <inheritdoc cref="Classifier(Samples, ReadOnlySpan{int}, int, bool, float, int)"/>
    public Detector(Samples samples, ReadOnlySpan<int> classOf, bool repeated, float step, int passes)
    {
        table = FeatureTable.Of(samples, classOf, repeated);
        weights = new float[table.Count];
        var lesson = new Lesson(samples, table, classOf);
        var squares = new float[weights.Length];
        for (var pass = 0; pass < passes; pass++)
            for (var at = 0; at < lesson.Count; at++)
                Learn(lesson.Rows(at), lesson.Weights(at), lesson.Class(at), step, squares);
    }

    /// <summary>The log-odds that a text is one of the kind: 0 when it is as likely as not.</summary>
    public float LogOdds(ReadOnlySpan<uint> features, ReadOnlySpan<float> values)
    {
        var sum = 0f;
        for (var at = 0; at < features.Length; at++)
            if (table.RowOf(features[at]) is >= 0 and var row)
                sum += weights[row] * values[at];
        return 2 * sum;
    }

    // The weights of "is" and "is not" are each other's opposite, so that one of them is enough and counts twice.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Learn(ReadOnlySpan<int> rows, ReadOnlySpan<float> values, int known, float step, float[] squares)
    {
        var weights = this.weights;
        var sum = 0f;
        for (var at = 0; at < rows.Length; at++) sum += weights[rows[at]] * values[at];
        var error = 1 / (1 + Exponential.Of(-2 * sum)) - known;
        if (MathF.Abs(error) < Negligible) return;
        for (var at = 0; at < rows.Length; at++)
        {
            var slope = error * values[at];
            var square = squares[rows[at]] += slope * slope;
            weights[rows[at]] -= step * slope / (MathF.Sqrt(square) + 1e-8f);
        }
    }
}
