namespace Microneedling.Bot.Text;

/// <summary>Samples made ready to be learned from, without the features that have no row.</summary>
internal sealed class Lesson
{
    private readonly int[] rows, ends, classes;
    private readonly float[] weights;

    /// <param name="rowOf">Of each feature of the samples its row in what is learned, or -1.</param>
    /// <param name="classOf">Samples of a class below 0 are left out.</param>
    public Lesson(Samples samples, ReadOnlySpan<int> rowOf, ReadOnlySpan<int> classOf)
    {
        (rows, weights) = (new int[samples.All.Length], new float[samples.All.Length]);
        (ends, classes) = (new int[samples.Count + 1], new int[samples.Count]);
        var length = 0;
        for (var sample = 0; sample < samples.Count; sample++)
        {
            if (classOf[sample] < 0) continue;
            length = Append(rowOf[samples.RangeOf(sample)], samples.WeightsOf(sample), length);
            classes[Count] = classOf[sample];
            ends[++Count] = length;
        }
    }

    public int Count { get; private set; }

    public ReadOnlySpan<int> Rows(int at) => rows.AsSpan(ends[at]..ends[at + 1]);

    public ReadOnlySpan<float> Weights(int at) => weights.AsSpan(ends[at]..ends[at + 1]);

    public int Class(int at) => classes[at];

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
    private int Append(ReadOnlySpan<int> rowOf, ReadOnlySpan<float> values, int length)
    {
        for (var at = 0; at < rowOf.Length; at++)
            if (rowOf[at] >= 0)
                (rows[length], weights[length++]) = (rowOf[at], values[at]);
        return length;
    }
}
