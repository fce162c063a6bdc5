using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microneedling.Bot.Text;

namespace Microneedling.Bot.Knowledge;

/// <summary>
/// How alike two texts look: cosine of their runs of 3 and 4 letters, each word padded with a blank. It sees what words
/// cannot: endings, compounds, slips. Weight of a run: (1 + ln tf) · ln(1 + N / (1 + df)), N the number of wordings.
/// </summary>
internal sealed class GramIndex
{
    /// <summary>
    /// A run that more wordings have than this, and more than one in twelve, tells nothing of any of them: passing it over
    /// saves two thirds of the time, and is never done with a few articles.
    /// </summary>
    private int MostPostings => Math.Max(250, Wordings / 12);

    /// <summary>The likeness of a wording with itself. In whole numbers of 16 bits all wordings fit into the processor's nearest cache.</summary>
    private const int One = 1 << 15;

    /// <summary>So many wordings are numbered together, in 16 bits.</summary>
    private const int Block = 1 << 16;

    /// <summary>About so many a wording has.</summary>
    private const int RunsOfAWording = 75;

    /// <summary>
    /// More wordings of one article are not compared with, but so many from all through it: the ten thousand that nothing
    /// answers would take a third of the time, and say no more than these.
    /// </summary>
    private const int MostWordings = 2_000;

    private const int HeadLength = 4 * sizeof(int);

    private readonly FeatureTable table;
    private readonly float[] idf;

    // The wordings that have a run, by their number in their block, and its weight there in 255ths: those of block b and
    // row r from starts[b · rows + r] up to the next.
    private readonly int[] starts;
    private readonly ReadOnlyMemory<byte> numbers, weights;

    // The wordings of article a are those from firsts[a] up to firsts[a + 1].
    private readonly int[] firsts;

    public GramIndex(IReadOnlyList<ArticleWords> articles)
    {
        var expected = articles.Sum(article => Math.Min(article.Wordings.Count, MostWordings)) * RunsOfAWording;
        var (counts, all, block) = (new Samples(expected), new FeatureSet(), new FeatureSet());
        firsts = new int[articles.Count + 1];
        for (var article = 0; article < articles.Count; article++)
        {
            var wordings = articles[article].Wordings;
            var compared = Math.Min(wordings.Count, MostWordings);
            for (var at = 0; at < compared; at++) Count(wordings[at * wordings.Count / compared], block, counts, all);
            firsts[article + 1] = counts.Count;
        }
        table = TableOf(all.Features);
        idf = new float[table.Count];
        for (var row = 0; row < idf.Length; row++) idf[row] = Log(1 + (float)counts.Count / (1 + all.Counts[row]));
        starts = new int[((counts.Count - 1) / Block + 1) * idf.Length + 1];
        (numbers, weights) = Invert(counts, all.Counts);
    }

    private GramIndex(FeatureTable table, float[] idf, int[] firsts, int[] starts, ReadOnlyMemory<byte> numbers, ReadOnlyMemory<byte> weights) =>
        (this.table, this.idf, this.firsts, this.starts, this.numbers, this.weights) = (table, idf, firsts, starts, numbers, weights);

    /// <summary>What <see cref="WriteTo"/> wrote, taken from the beginning of the bytes; null when that is not what they are.</summary>
    public static GramIndex? Read(ref ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < HeadLength) return null;
        var head = MemoryMarshal.Cast<byte, int>(bytes.Span[..HeadLength]);
        var (rows, articles, places, postings) = (head[0], head[1], head[2], head[3]);
        var rest = bytes[HeadLength..];
        if (head.ContainsAnyExceptInRange(0, int.MaxValue) || rest.Length < (2L * rows + articles + places) * sizeof(int) + postings * (sizeof(ushort) + 1L)) return null;
        var table = TableOf(MemoryMarshal.Cast<byte, uint>(Take(ref rest, rows * sizeof(uint)).Span));
        var idf = MemoryMarshal.Cast<byte, float>(Take(ref rest, rows * sizeof(float)).Span).ToArray();
        var firsts = MemoryMarshal.Cast<byte, int>(Take(ref rest, articles * sizeof(int)).Span).ToArray();
        var starts = MemoryMarshal.Cast<byte, int>(Take(ref rest, places * sizeof(int)).Span).ToArray();
        var grams = new GramIndex(table, idf, firsts, starts, Take(ref rest, postings * sizeof(ushort)), Take(ref rest, postings));
        bytes = rest;
        return grams;
    }

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> bytes, int length)
    {
        var taken = bytes[..length];
        bytes = bytes[length..];
        return taken;
    }

    public void WriteTo(BinaryWriter writer)
    {
        writer.Write(MemoryMarshal.AsBytes<int>([idf.Length, firsts.Length, starts.Length, weights.Length]));
        writer.Write(MemoryMarshal.AsBytes<uint>(table.ToArray()));
        writer.Write(MemoryMarshal.AsBytes<float>(idf));
        writer.Write(MemoryMarshal.AsBytes<int>(firsts));
        writer.Write(MemoryMarshal.AsBytes<int>(starts));
        writer.Write(numbers.Span);
        writer.Write(weights.Span);
    }

    private static FeatureTable TableOf(ReadOnlySpan<uint> grams)
    {
        var table = new FeatureTable(grams.Length);
        foreach (var gram in grams) table.Add(gram);
        return table;
    }

    /// <summary>How many wordings are compared with.</summary>
    public int Wordings => firsts[^1];

    /// <summary>Adds the runs of a text that the wordings know, as a vector of length 1 (shorter when it has unknown ones).</summary>
    /// <param name="block">Empty; to work with.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Weigh(List<string> words, FeatureSet block, Samples into)
    {
        foreach (var word in words) AddGrams(word, block);
        var rarest = Log(1 + Wordings);
        var square = 0f;
        var runs = block.Features;
        for (var at = 0; at < runs.Length; at++)
        {
            var weight = table.RowOf(runs[at]) is >= 0 and var row ? Weight(block.Counts[at]) * idf[row] : rarest * MathF.Sqrt(block.Counts[at]);
            square += weight * weight;
        }
        var scale = 1 / MathF.Sqrt(square);
        for (var at = 0; at < runs.Length; at++)
            if (table.RowOf(runs[at]) is >= 0 and var row)
                into.Add(runs[at], Weight(block.Counts[at]) * idf[row] * scale);
        block.Clear();
    }

    /// <summary>Per article 0..1: half its most alike wording, half the mean of its three most alike.</summary>
    /// <param name="runs">What <see cref="Weigh"/> added; other features do not count.</param>
    /// <param name="likeness">As long as there are <see cref="Wordings"/>; to work with.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Score(ReadOnlySpan<uint> runs, ReadOnlySpan<float> values, Span<ushort> likeness, Span<float> scores)
    {
        likeness.Clear();
        var all = MemoryMarshal.Cast<byte, ushort>(numbers.Span);
        var shares = weights.Span;
        for (var block = 0; block * Block < likeness.Length; block++)
        {
            var numbered = likeness[(block * Block)..];
            for (var at = 0; at < runs.Length; at++)
            {
                if (table.RowOf(runs[at]) is not (>= 0 and var row)) continue;
                var place = block * idf.Length + row;
                var those = all[starts[place]..starts[place + 1]];
                var weighed = shares.Slice(starts[place], those.Length);
                var value = (uint)(values[at] * One);
                for (var posting = 0; posting < those.Length; posting++) numbered[those[posting]] += (ushort)(value * weighed[posting] >> 8);
            }
        }
        for (var article = 0; article < scores.Length; article++) scores[article] = Combine(likeness[firsts[article]..firsts[article + 1]]) / One;
    }

    private static float Combine(ReadOnlySpan<ushort> likeness)
    {
        var (first, second, third) = BestThree.Of(likeness);
        return first / 2f + (first + second + third) / (2f * Math.Min(3, likeness.Length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(List<string> words, FeatureSet block, Samples counts, FeatureSet all)
    {
        foreach (var word in words) AddGrams(word, block);
        for (var at = 0; at < block.Count; at++)
        {
            counts.Add(block.Features[at], Weight(block.Counts[at]));
            all.Add(block.Features[at]);
        }
        counts.Finish();
        block.Clear();
    }

    /// <summary>Sorts the runs of all wordings by run. Those that too many wordings have are left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (byte[] Numbers, byte[] Weights) Invert(Samples counts, ReadOnlySpan<int> frequencies)
    {
        var (rows, most) = (new int[counts.All.Length], MostPostings);
        for (var at = 0; at < rows.Length; at++) rows[at] = table.RowOf(counts.All[at]);
        for (var wording = 0; wording < counts.Count; wording++)
            foreach (var row in rows.AsSpan(counts.RangeOf(wording)))
                if (frequencies[row] <= most) starts[wording / Block * idf.Length + row + 1]++;
        for (var place = 1; place < starts.Length; place++) starts[place] += starts[place - 1];

        var (filled, numbers, shares) = (starts.AsSpan(..^1).ToArray(), new byte[starts[^1] * sizeof(ushort)], new byte[starts[^1]]);
        var places = MemoryMarshal.Cast<byte, ushort>(numbers.AsSpan());
        for (var wording = 0; wording < counts.Count; wording++)
        {
            var runs = rows.AsSpan(counts.RangeOf(wording));
            var values = counts.WeightsOf(wording);
            var square = 0f;
            for (var at = 0; at < runs.Length; at++)
            {
                var weight = values[at] * idf[runs[at]];
                square += weight * weight;
            }
            var scale = byte.MaxValue / MathF.Sqrt(square);
            for (var at = 0; at < runs.Length; at++)
            {
                if (frequencies[runs[at]] > most) continue;
                ref var next = ref filled[wording / Block * idf.Length + runs[at]];
                (places[next], shares[next]) = ((ushort)(wording % Block), (byte)(values[at] * idf[runs[at]] * scale + 0.5f));
                next++;
            }
        }
        return (numbers, shares);
    }

    private static float Weight(int count) => count == 1 ? 1 : 1 + Log(count);

    // In double, where the libraries of all systems agree to more places than a float has.
    private static float Log(float value) => (float)Math.Log(value);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddGrams(string word, FeatureSet block)
    {
        for (var at = -1; at + 3 <= word.Length + 1; at++)
        {
            var three = FeatureHash.Mix(FeatureHash.Mix(FeatureHash.Mix(1, Letter(word, at)), Letter(word, at + 1)), Letter(word, at + 2));
            block.Add(FeatureHash.Feature(three));
            if (at + 4 <= word.Length + 1) block.Add(FeatureHash.Feature(FeatureHash.Mix(three, Letter(word, at + 3))));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static char Letter(string word, int at) => (uint)at < (uint)word.Length ? word[at] : ' ';
}
