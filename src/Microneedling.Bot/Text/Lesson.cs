namespace Microneedling.Bot.Text;

/// <summary>Samples made ready to be learned from: features that are not known left out, the others as rows.</summary>
internal sealed class Lesson
{
    private readonly int[] rows, ends, classes;
    private readonly float[] weights;

    /// <param name="classOf">Samples of a class below 0 are left out.</param>
    public Lesson(Samples samples, FeatureTable table, ReadOnlySpan<int> classOf)
    {
        var most = 0;
        for (var sample = 0; sample < samples.Count; sample++)
            if (classOf[sample] >= 0) most += samples.FeaturesOf(sample).Length;
        (rows, weights) = (new int[most], new float[most]);
        (ends, classes) = (new int[samples.Count + 1], new int[samples.Count]);
        var length = 0;
        for (var sample = 0; sample < samples.Count; sample++)
        {
            if (classOf[sample] < 0) continue;
            length = Append(samples.FeaturesOf(sample), samples.WeightsOf(sample), table, length);
            classes[Count] = classOf[sample];
            ends[++Count] = length;
        }
    }

    public int Count { get; private set; }

    public ReadOnlySpan<int> Rows(int at) => rows.AsSpan(ends[at]..ends[at + 1]);

    public ReadOnlySpan<float> Weights(int at) => weights.AsSpan(ends[at]..ends[at + 1]);

    public int Class(int at) => classes[at];

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private int Append(ReadOnlySpan<uint> features, ReadOnlySpan<float> values, FeatureTable table, int length)
    {
        for (var at = 0; at < features.Length; at++)
            if (table.RowOf(features[at]) is >= 0 and var row)
                (rows[length], weights[length++]) = (row, values[at]);
        return length;
    }
}
