using System.Runtime.InteropServices;

namespace Microneedling.Bot.Knowledge;

/// <summary>
/// How alike two texts look: cosine of their runs of 3 and 4 letters, each word padded with a blank. It sees what words
/// cannot: endings, compounds, slips. Weight of a run: (1 + ln tf) · ln(1 + N / (1 + df)), N the number of wordings.
/// </summary>
internal sealed class GramIndex
{
    private readonly Dictionary<ulong, int> ids = [];
    private readonly float[] idf;
    private readonly (int Wording, float Weight)[][] postings;
    private readonly int[] articleOf;
    private readonly int articles;

    /// <param name="wordings">For each article, the words of each of its wordings.</param>
    public GramIndex(IReadOnlyList<IReadOnlyList<List<string>>> wordings)
    {
        articles = wordings.Count;
        articleOf = [.. wordings.SelectMany((list, article) => list.Select(_ => article))];
        var counts = new List<Dictionary<int, int>>(articleOf.Length);
        var frequency = new List<int>();
        foreach (var words in wordings.SelectMany(list => list))
        {
            var count = new Dictionary<int, int>();
            foreach (var gram in Grams(words))
            {
                ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, gram, out var known);
                if (!known)
                {
                    id = frequency.Count;
                    frequency.Add(0);
                }
                if (count.TryAdd(id, 1)) frequency[id]++;
                else count[id]++;
            }
            counts.Add(count);
        }
        idf = [.. frequency.Select(df => MathF.Log(1 + (float)articleOf.Length / (1 + df)))];
        postings = Invert(counts, frequency);
    }

    /// <summary>Number of different runs in the wordings.</summary>
    public int Size => idf.Length;

    /// <summary>Per article 0..1: half its most alike wording, half the mean of its three most alike.</summary>
    public float[] Score(List<string> words)
    {
        var query = Weights(words);
        var likeness = new float[articleOf.Length];
        foreach (var (gram, weight) in query)
            foreach (var (wording, other) in postings[gram])
                likeness[wording] += weight * other;
        return Combine(likeness);
    }

    /// <summary>The runs of a text that the wordings know, as a vector of length 1 (shorter when it has unknown ones).</summary>
    public List<(int Gram, float Weight)> Weights(List<string> words)
    {
        var counts = new Dictionary<int, int>();
        var unknown = 0;
        foreach (var gram in Grams(words))
            if (ids.TryGetValue(gram, out var id)) counts[id] = counts.GetValueOrDefault(id) + 1;
            else unknown++;
        var rarest = MathF.Log(1 + articleOf.Length);
        var weights = new List<(int, float)>(counts.Count);
        var square = unknown * rarest * rarest;
        foreach (var (id, count) in counts)
        {
            var weight = (1 + MathF.Log(count)) * idf[id];
            square += weight * weight;
            weights.Add((id, weight));
        }
        if (square == 0) return weights;
        var length = MathF.Sqrt(square);
        for (var at = 0; at < weights.Count; at++) weights[at] = (weights[at].Item1, weights[at].Item2 / length);
        return weights;
    }

    private (int, float)[][] Invert(List<Dictionary<int, int>> counts, List<int> frequency)
    {
        var inverted = frequency.Select(df => new (int, float)[df]).ToArray();
        var filled = new int[inverted.Length];
        for (var wording = 0; wording < counts.Count; wording++)
        {
            var length = MathF.Sqrt(counts[wording].Sum(pair => Square((1 + MathF.Log(pair.Value)) * idf[pair.Key])));
            foreach (var (id, count) in counts[wording])
                inverted[id][filled[id]++] = (wording, (1 + MathF.Log(count)) * idf[id] / length);
        }
        return inverted;

        static float Square(float value) => value * value;
    }

    private float[] Combine(float[] likeness)
    {
        var scores = new float[articles];
        for (var wording = 0; wording < likeness.Length;)
        {
            var article = articleOf[wording];
            float first = 0, second = 0, third = 0;
            var start = wording;
            for (; wording < likeness.Length && articleOf[wording] == article; wording++)
            {
                var value = likeness[wording];
                if (value > first) (first, second, third) = (value, first, second);
                else if (value > second) (second, third) = (value, second);
                else if (value > third) third = value;
            }
            scores[article] = first / 2 + (first + second + third) / (2 * Math.Min(3, wording - start));
        }
        return scores;
    }

    // Four UTF-16 units fit one number; a run of three leaves the last unit zero.
    private static IEnumerable<ulong> Grams(List<string> words)
    {
        foreach (var word in words)
        {
            var padded = $" {word} ";
            for (var at = 0; at + 3 <= padded.Length; at++)
            {
                var three = (ulong)padded[at] << 48 | (ulong)padded[at + 1] << 32 | (ulong)padded[at + 2] << 16;
                yield return three;
                if (at + 4 <= padded.Length) yield return three | padded[at + 3];
            }
        }
    }
}
