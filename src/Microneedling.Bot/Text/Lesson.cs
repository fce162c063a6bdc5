namespace Microneedling.Bot.Text;

/// <summary>Samples made ready to be learned from: features that are not known left out, the others as rows, in a mixed order.</summary>
internal sealed class Lesson
{
    private readonly int[] rows, ends, classes;
    private readonly float[] weights;

    /// <param name="classOf">Samples of a class below 0 are left out.</param>
    public Lesson(Samples samples, FeatureTable table, ReadOnlySpan<int> classOf)
    {
        (rows, weights) = (new int[samples.All.Length], new float[samples.All.Length]);
        (ends, classes) = (new int[samples.Count + 1], new int[samples.Count]);
        var order = Order(samples.Count);
        var length = 0;
        foreach (var sample in order)
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

    // Neighbours are of one class more often than not; stepping by a number prime to the count mixes them without chance.
    private static int[] Order(int count)
    {
        var stride = Math.Max(1, (int)(count * 0.618));
        while (Gcd(stride, count) != 1) stride++;
        var order = new int[count];
        for (var at = 0; at < count; at++) order[at] = (int)((long)at * stride % count);
        return order;

        static int Gcd(int one, int other) => other == 0 ? one : Gcd(other, one % other);
    }
}
