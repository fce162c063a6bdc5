using System.Runtime.CompilerServices;
using Microneedling.Bot.Text;

namespace Microneedling.Bot.Knowledge;

/// <summary>
/// How alike two texts look: cosine of their runs of 3 and 4 letters, each word padded with a blank. It sees what words
/// cannot: endings, compounds, slips. Weight of a run: (1 + ln tf) · ln(1 + N / (1 + df)), N the number of wordings.
/// </summary>
internal sealed class GramIndex
{
    /// <summary>
    /// A run that more wordings have than this, and more than one in six, tells nothing of any of them: passing it over
    /// saves a third of the time, and is never done with a few articles.
    /// </summary>
    private int MostPostings => Math.Max(250, Wordings / 6);

    private readonly FeatureTable table;
    private readonly float[] idf;

    // The wordings that have a run, and its weight there: those of row r from starts[r] up to starts[r + 1].
    private readonly int[] starts, wordings;
    private readonly float[] weights;

    // The wordings of article a are those from firsts[a] up to firsts[a + 1].
    private readonly int[] firsts;

    public GramIndex(IReadOnlyList<ReadArticle> articles)
    {
        var (counts, all, block) = (new Samples(), new FeatureSet(), new FeatureSet());
        firsts = new int[articles.Count + 1];
        for (var article = 0; article < articles.Count; article++)
        {
            foreach (var words in articles[article].Wordings) Count(words, block, counts, all);
            firsts[article + 1] = counts.Count;
        }
        table = new FeatureTable(all.Count);
        foreach (var gram in all.Features) table.Add(gram);
        idf = new float[table.Count];
        starts = new int[idf.Length + 1];
        for (var row = 0; row < idf.Length; row++)
        {
            idf[row] = Log(1 + (float)counts.Count / (1 + all.Counts[row]));
            starts[row + 1] = starts[row] + all.Counts[row];
        }
        (wordings, weights) = (new int[starts[^1]], new float[starts[^1]]);
        Invert(counts);
    }

    /// <summary>How many wordings there are.</summary>
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
    public void Score(ReadOnlySpan<uint> runs, ReadOnlySpan<float> values, Span<float> likeness, Span<float> scores)
    {
        likeness.Clear();
        var most = MostPostings;
        for (var at = 0; at < runs.Length; at++)
        {
            if (table.RowOf(runs[at]) is not (>= 0 and var row)) continue;
            var places = wordings.AsSpan(starts[row]..starts[row + 1]);
            if (places.Length > most) continue;
            var shares = weights.AsSpan(starts[row], places.Length);
            var value = values[at];
            for (var posting = 0; posting < places.Length; posting++) likeness[places[posting]] += value * shares[posting];
        }
        for (var article = 0; article < scores.Length; article++) scores[article] = Combine(likeness[firsts[article]..firsts[article + 1]]);
    }

    private static float Combine(ReadOnlySpan<float> likeness)
    {
        float first = 0, second = 0, third = 0;
        foreach (var value in likeness)
        {
            if (value <= third) continue;
            if (value > first) (first, second, third) = (value, first, second);
            else if (value > second) (second, third) = (value, second);
            else third = value;
        }
        return first / 2 + (first + second + third) / (2 * Math.Min(3, likeness.Length));
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Invert(Samples counts)
    {
        var filled = starts.AsSpan(0, idf.Length).ToArray();
        for (var wording = 0; wording < counts.Count; wording++)
        {
            var runs = counts.FeaturesOf(wording);
            var values = counts.WeightsOf(wording);
            var square = 0f;
            for (var at = 0; at < runs.Length; at++)
            {
                var weight = values[at] * idf[table.RowOf(runs[at])];
                square += weight * weight;
            }
            var scale = 1 / MathF.Sqrt(square);
            for (var at = 0; at < runs.Length; at++)
            {
                var row = table.RowOf(runs[at]);
                (wordings[filled[row]], weights[filled[row]++]) = (wording, values[at] * idf[row] * scale);
            }
        }
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
