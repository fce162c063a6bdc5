using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Microneedling.Bot.Text;

/// <summary>
/// Softmax regression over sparse features, learned from examples: of which class are such texts usually? Learned by
/// stochastic gradient descent with AdaGrad steps, one for all classes of a feature, in a fixed order and in sums and
/// products alone, so that it is the same every time and on every machine.
/// </summary>
internal sealed class Classifier
{
    /// <summary>Classes whose probability is off by less than this learn nothing from an example: most of them, soon.</summary>
    private const float Negligible = 0.003f;

    /// <summary>
    /// What AdaGrad's sums of squares begin with. From 0 the first example that has a feature would move its weight by a
    /// whole step, however little it says, and the order of the examples would show in the result.
    /// </summary>
    private const float Caution = 2;

    // Columns are worked on in lanes of eight on every machine, and four lanes at a time.
    private const int Lane = 8, Broad = 4 * Lane;

    private const int HeadLength = 2 * sizeof(int);

    private readonly FeatureTable table;
    private readonly int classes, width;

    // One row a feature, one column a class: a byte each, to be multiplied by the row's scale.
    private readonly ReadOnlyMemory<byte> kept;
    private readonly float[] scales;

    /// <param name="classOf">The class of each sample; one below 0 is left out.</param>
    /// <param name="step">How far one example moves a weight. Small steps and few passes fit the examples less exactly, and new texts better.</param>
    /// <param name="passes">How often the examples are gone through.</param>
    /// <param name="learners">So many learn, each in an order of its own and side by side; what is kept is their mean.</param>
    public Classifier(Samples samples, ReadOnlySpan<int> classOf, int classes, float step, int passes, int learners = 1)
    {
        this.classes = classes;
        width = WidthOf(classes);
        table = FeatureTable.Repeated(samples, classOf);
        var lesson = new Lesson(samples, table, classOf);
        var learned = new float[learners][];
        Parallel.For(0, learners, which => learned[which] = Learn(lesson, which, step, passes));
        var weights = learned[0];
        foreach (var other in learned.AsSpan(1))
            for (var at = 0; at < weights.Length; at++) weights[at] += other[at];
        var bytes = new byte[weights.Length];
        scales = new float[table.Count];
        for (var row = 0; row < scales.Length; row++)
            scales[row] = Round(weights.AsSpan(row * width, width), MemoryMarshal.Cast<byte, sbyte>(bytes.AsSpan(row * width, width))) / learners;
        kept = bytes;
    }

    private Classifier(int classes, ReadOnlySpan<uint> features, float[] scales, ReadOnlyMemory<byte> kept)
    {
        (this.classes, width) = (classes, WidthOf(classes));
        table = new FeatureTable(features.Length);
        foreach (var feature in features) table.Add(feature);
        (this.scales, this.kept) = (scales, kept);
    }

    /// <summary>What <see cref="WriteTo"/> wrote; null when that is not what the bytes are.</summary>
    public static Classifier? Read(ReadOnlyMemory<byte> bytes)
    {
        var head = bytes.Span;
        if (head.Length < HeadLength) return null;
        var (classes, rows) = (MemoryMarshal.Read<int>(head), MemoryMarshal.Read<int>(head[sizeof(int)..]));
        if (classes < 1 || rows < 0 || head.Length != HeadLength + rows * (sizeof(uint) + sizeof(float) + (long)WidthOf(classes))) return null;
        var features = MemoryMarshal.Cast<byte, uint>(head.Slice(HeadLength, rows * sizeof(uint)));
        var scales = MemoryMarshal.Cast<byte, float>(head.Slice(HeadLength + rows * sizeof(uint), rows * sizeof(float)));
        return new Classifier(classes, features, scales.ToArray(), bytes[(HeadLength + rows * (sizeof(uint) + sizeof(float)))..]);
    }

    public void WriteTo(BinaryWriter writer)
    {
        writer.Write(classes);
        writer.Write(scales.Length);
        writer.Write(MemoryMarshal.AsBytes<uint>(table.ToArray()));
        writer.Write(MemoryMarshal.AsBytes<float>(scales));
        writer.Write(kept.Span);
    }

    private static int WidthOf(int classes) => (classes + Lane - 1) / Lane * Lane;

    private float[] Learn(Lesson lesson, int which, float step, int passes)
    {
        var weights = new float[table.Count * width];
        var squares = new float[table.Count];
        Array.Fill(squares, Caution);
        var slopes = new float[width];
        var worth = new int[width / Lane];
        for (var pass = 0; pass < passes; pass++)
            foreach (var at in MixedOrder.Of(lesson.Count, which))
            {
                var values = lesson.Weights(at);
                Sum(weights, lesson.Rows(at), values, slopes);
                ToProbabilities(slopes);
                slopes[lesson.Class(at)] -= 1;
                Learn(lesson.Rows(at), values, slopes, worth, step, weights, squares);
            }
        return weights;
    }

    public int Classes => classes;

    /// <summary>The length that the result of <see cref="Score"/> must have.</summary>
    public int Width => width;

    /// <summary>Per class its probability; they add up to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Score(ReadOnlySpan<uint> features, ReadOnlySpan<float> values, Span<float> result)
    {
        result.Clear();
        ref var sums = ref MemoryMarshal.GetReference(result);
        ref var first = ref MemoryMarshal.GetReference(kept.Span);
        for (var at = 0; at < features.Length; at++)
        {
            if (table.RowOf(features[at]) is not (>= 0 and var row)) continue;
            ref var weight = ref Unsafe.Add(ref first, row * width);
            var value = Vector256.Create(values[at] * scales[row]);
            for (var column = 0; column < width; column += Lane)
                (Vector256.LoadUnsafe(ref sums, (nuint)column) + Whole(ref Unsafe.Add(ref weight, column)) * value).StoreUnsafe(ref sums, (nuint)column);
        }
        ToProbabilities(result);
    }

    /// <summary>The same in fewer bytes, for where only the likeliest class is asked for.</summary>
    public PackedWeights Pack()
    {
        var values = new float[table.Count * classes];
        var bytes = kept.Span;
        for (var row = 0; row < table.Count; row++)
            for (var column = 0; column < classes; column++)
                values[row * classes + column] = (sbyte)bytes[row * width + column] * scales[row];
        return new PackedWeights(table.ToArray(), [.. Enumerable.Range(0, table.Count)], values, classes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Whole(ref byte eight)
    {
        var words = Vector128.WidenLower(Vector128.CreateScalar(Unsafe.ReadUnaligned<long>(ref eight)).AsSByte());
        return Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)));
    }

    /// <summary>Rounds a row to bytes, as large as they can be; gives what to multiply them by.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Round(ReadOnlySpan<float> row, Span<sbyte> bytes)
    {
        var largest = 1e-9f;
        foreach (var weight in row) largest = Math.Max(largest, Math.Abs(weight));
        var scale = largest / 127;
        for (var column = 0; column < row.Length; column++) bytes[column] = (sbyte)MathF.Round(row[column] / scale);
        return scale;
    }

    // Four lanes are summed in registers over all features, then the next four.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(float[] weights, ReadOnlySpan<int> rows, ReadOnlySpan<float> values, float[] sums)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(weights);
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
        var (width, column) = (sums.Length, 0);
        for (; column + Broad <= width; column += Broad)
        {
            Vector256<float> a = default, b = default, c = default, d = default;
            for (var at = 0; at < rows.Length; at++)
            {
                ref var weight = ref Unsafe.Add(ref first, rows[at] * width + column);
                var value = Vector256.Create(values[at]);
                a += Vector256.LoadUnsafe(ref weight) * value;
                b += Vector256.LoadUnsafe(ref weight, Lane) * value;
                c += Vector256.LoadUnsafe(ref weight, 2 * Lane) * value;
                d += Vector256.LoadUnsafe(ref weight, 3 * Lane) * value;
            }
            a.StoreUnsafe(ref sum, (nuint)column);
            b.StoreUnsafe(ref sum, (nuint)column + Lane);
            c.StoreUnsafe(ref sum, (nuint)column + 2 * Lane);
            d.StoreUnsafe(ref sum, (nuint)column + 3 * Lane);
        }
        for (; column < width; column += Lane)
        {
            Vector256<float> a = default;
            for (var at = 0; at < rows.Length; at++)
                a += Vector256.LoadUnsafe(ref first, (nuint)(rows[at] * width + column)) * Vector256.Create(values[at]);
            a.StoreUnsafe(ref sum, (nuint)column);
        }
    }

    // From left to right on every machine; the processor's own order would differ.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Total(Vector256<float> lanes)
    {
        var total = 0f;
        for (var lane = 0; lane < Lane; lane++) total += lanes[lane];
        return total;
    }

    // Columns that stand for no class have no share.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ToProbabilities(Span<float> sums)
    {
        sums[classes..].Fill(float.NegativeInfinity);
        var highest = float.NegativeInfinity;
        foreach (var sum in sums[..classes]) highest = Math.Max(highest, sum);
        ref var first = ref MemoryMarshal.GetReference(sums);
        var totals = Vector256<float>.Zero;
        for (var column = 0; column < sums.Length; column += Lane)
        {
            var share = Exponential.Of(Vector256.LoadUnsafe(ref first, (nuint)column) - Vector256.Create(highest));
            share.StoreUnsafe(ref first, (nuint)column);
        }
        sums[classes..].Clear();
        for (var column = 0; column < sums.Length; column += Lane) totals += Vector256.LoadUnsafe(ref first, (nuint)column);
        var total = Total(totals);
        for (var column = 0; column < sums.Length; column += Lane)
            (Vector256.LoadUnsafe(ref first, (nuint)column) / Vector256.Create(total)).StoreUnsafe(ref first, (nuint)column);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Learn(ReadOnlySpan<int> rows, ReadOnlySpan<float> values, float[] slopes, int[] worth, float step, float[] weights, float[] squares)
    {
        ref var slope = ref MemoryMarshal.GetArrayDataReference(slopes);
        var (count, steepness) = (0, Vector256<float>.Zero);
        for (var column = 0; column < slopes.Length; column += Lane)
        {
            var eight = Vector256.LoadUnsafe(ref slope, (nuint)column);
            steepness += eight * eight;
            if (Vector256.GreaterThanAny(Vector256.Abs(eight), Vector256.Create(Negligible))) worth[count++] = column;
        }
        if (count == 0) return;
        var square = Total(steepness);
        for (var at = 0; at < rows.Length; at++)
        {
            var sum = squares[rows[at]] += values[at] * values[at] * square;
            var move = Vector256.Create(-step * values[at] / MathF.Sqrt(sum));
            ref var weight = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(weights), rows[at] * slopes.Length);
            foreach (var column in worth.AsSpan(0, count))
                (Vector256.LoadUnsafe(ref weight, (nuint)column) + Vector256.LoadUnsafe(ref slope, (nuint)column) * move).StoreUnsafe(ref weight, (nuint)column);
        }
    }
}
