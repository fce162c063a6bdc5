using System.Runtime.CompilerServices;

namespace Microneedling.Bot.Text;

/// <summary>
/// The features of samples as rows of whatever is learned of each: one for each feature that several samples have, and for
/// each sample one that stands for all that it has alone. Seven in ten features are such; who goes through the samples once
/// learns the same of all that one has alone, so that they need not stand in the way of the others in the processor's cache.
/// </summary>
internal sealed class FeatureRows
{
    /// <summary>The row of all features that one sample alone has, whichever it is: there is nothing to be known of them beforehand.</summary>
    public const int Alone = 0;

    private readonly Samples samples;
    private readonly uint[] known;
    private readonly int[] rows;

    public FeatureRows(Samples samples)
    {
        this.samples = samples;
        rows = new int[samples.All.Length];
        // Two halves side by side; then the second's features are numbered after those of the first.
        var middle = samples.Count == 0 ? 0 : samples.RangeOf(samples.Count / 2).Start.Value;
        var halves = new[] { ..middle, middle.. };
        var several = Array.ConvertAll(halves, _ => new Recurring(rows.Length));
        Parallel.For(0, halves.Length, half => several[half].Add(samples.All[halves[half]]));
        several[0].Add(several[1]);
        var tables = new FeatureTable[halves.Length];
        Parallel.For(0, halves.Length, half => tables[half] = Number(samples.All[halves[half]], several[0], rows.AsSpan(halves[half])));
        Renumber(rows.AsSpan(middle), Array.ConvertAll(tables[1].ToArray(), tables[0].Add));
        known = tables[0].ToArray();
    }

    /// <summary>The rows that stand for one feature each, and <see cref="Alone"/>.</summary>
    public int OfOneSample => 1 + known.Length;

    /// <summary>All rows.</summary>
    public int Count => OfOneSample + samples.Count;

    /// <summary>The row of each feature of a sample.</summary>
    public ReadOnlySpan<int> Of(int sample) => rows.AsSpan(samples.RangeOf(sample));

    /// <summary>The row for all that this sample has alone.</summary>
    public int OwnOf(int sample) => OfOneSample + sample;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Renumber(Span<int> rows, int[] numbers)
    {
        for (var at = 0; at < rows.Length; at++)
            if (rows[at] != Alone) rows[at] = 1 + numbers[rows[at] - 1];
    }

    /// <summary>Every feature once, with the row that is for it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (uint[] Features, int[] RowOf) All()
    {
        var alone = 0;
        foreach (var row in rows) alone += row == Alone ? 1 : 0;
        var (features, rowOf) = (new uint[known.Length + alone], new int[known.Length + alone]);
        known.CopyTo(features, 0);
        for (var at = 0; at < known.Length; at++) rowOf[at] = 1 + at;
        var length = known.Length;
        var all = samples.All;
        for (var (sample, at) = (0, 0); sample < samples.Count; sample++)
            for (var end = samples.RangeOf(sample).End.Value; at < end; at++)
                if (rows[at] == Alone) (features[length], rowOf[length++]) = (all[at], OwnOf(sample));
        return (features, rowOf);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static FeatureTable Number(ReadOnlySpan<uint> features, Recurring several, Span<int> rows)
    {
        var known = new FeatureTable(features.Length / 16);
        for (var at = 0; at < features.Length; at++)
            if (several.Contains(features[at])) rows[at] = 1 + known.Add(features[at]);
        return known;
    }
}
