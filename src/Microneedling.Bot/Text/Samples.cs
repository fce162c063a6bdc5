using System.Runtime.CompilerServices;

namespace Microneedling.Bot.Text;

/// <summary>
/// What is seen in texts: of each text some features with their weights. All texts lie one after the other in the same
/// arrays, so that thousands of examples are no thousands of objects, and reading a message makes none.
/// </summary>
internal sealed class Samples
{
    private uint[] features;
    private float[] weights;
    private int[] ends = new int[16];
    private int length;

    /// <param name="expected">About how many features there will be; it grows when there are more.</param>
    public Samples(int expected = 256) => (features, weights) = (new uint[Math.Max(1, expected)], new float[Math.Max(1, expected)]);

    /// <summary>Reads many texts, in two halves side by side.</summary>
    /// <param name="expected">About so many features has a text.</param>
    /// <param name="reader">Called for each half: what reads the text of a number into samples.</param>
    public static Samples Of(int texts, int expected, Func<Action<int, Samples>> reader)
    {
        var (halves, middle) = (new Samples[2], texts / 2);
        Parallel.For(0, halves.Length, half =>
        {
            var (from, to) = half == 0 ? (0, middle) : (middle, texts);
            var (read, into) = (reader(), new Samples(expected * (texts - from))); // the first has room for the other
            for (var at = from; at < to; at++) read(at, into);
            halves[half] = into;
        });
        halves[0].Add(halves[1]);
        return halves[0];
    }

    /// <summary>How many texts were read.</summary>
    public int Count { get; private set; }

    /// <summary>The features of all texts together.</summary>
    public ReadOnlySpan<uint> All => features.AsSpan(0, length);

    /// <summary>Where the features of a text stand among <see cref="All"/>.</summary>
    public Range RangeOf(int sample) => (sample == 0 ? 0 : ends[sample - 1])..ends[sample];

    public ReadOnlySpan<uint> FeaturesOf(int sample) => features.AsSpan(RangeOf(sample));

    public ReadOnlySpan<float> WeightsOf(int sample) => weights.AsSpan(RangeOf(sample));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(uint feature, float weight)
    {
        MakeRoom(1);
        (features[length], weights[length]) = (feature, weight);
        length++;
    }

    /// <summary>Adds different features of one kind as a block of the given length: however many there are, together they weigh the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(FeatureSet block, float blockLength)
    {
        MakeRoom(block.Count);
        block.Features.CopyTo(features.AsSpan(length));
        weights.AsSpan(length, block.Count).Fill(blockLength / MathF.Sqrt(block.Count));
        length += block.Count;
    }

    /// <summary>Adds all texts of others after its own.</summary>
    public void Add(Samples others)
    {
        MakeRoom(others.length);
        others.All.CopyTo(features.AsSpan(length));
        others.weights.AsSpan(0, others.length).CopyTo(weights.AsSpan(length));
        var before = length;
        for (var sample = 0; sample < others.Count; sample++)
        {
            length = before + others.ends[sample];
            Finish();
        }
    }

    /// <summary>The text is read to its end.</summary>
    public void Finish()
    {
        if (Count == ends.Length) Array.Resize(ref ends, 2 * Count);
        ends[Count++] = length;
    }

    public void Clear() => (Count, length) = (0, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MakeRoom(int more)
    {
        while (length + more > features.Length)
        {
            Array.Resize(ref features, 2 * features.Length);
            Array.Resize(ref weights, features.Length);
        }
    }
}
