using Microneedling.Bot.Knowledge;
using Microneedling.Bot.Tests;

namespace Microneedling.Bot.Benchmarks;

/// <summary>
/// Fits the weights of <see cref="Evidence.Certainty"/>: every fifth of asked.tsv is ranked by an index that has learned
/// from the rest, so each row is new to it. Neighbours, which were written together, stay together.
/// <c>dotnet run -c Release --project tests/Microneedling.Bot.Benchmarks -- certainty</c>
/// </summary>
internal static class CertaintyFit
{
    private const int Parts = 5, Neighbours = 5, Rounds = 1_500;
    private static readonly string[] Names = ["always", "habit", "rest", "next", "outside", "said"];

    public static int Run()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "knowledge");
        var lines = File.ReadAllLines(Path.Combine(folder, AskedQuestions.File));
        var blocks = lines.Skip(1).Where(line => line.Length > 0).Chunk(Neighbours).ToArray();
        new Random(7).Shuffle(blocks);
        var samples = new List<(double[] Of, bool IsRight)>();
        for (var part = 0; part < Parts; part++)
        {
            var index = IndexWithout(folder, lines[0], blocks, part);
            foreach (var row in blocks.Where((_, at) => at % Parts == part).SelectMany(block => block).Select(line => line.Split('\t')))
                if (row[0] != AskedQuestions.Staff && index.Rank(row[1]) is { Evidence: { } of } ranking)
                    samples.Add(([1, of.Habit, of.Rest, of.Next, of.Outside, of.Said], ranking.Best.First(candidate => !candidate.Article.IsStandIn).Article.Id == row[0]));
        }
        var weights = Fit(samples);
        Console.WriteLine($"{samples.Count:N0} rows: " + string.Join("  ", Names.Zip(weights, (name, weight) => $"{name} {weight:0.00}")));
        foreach (var bin in samples.GroupBy(sample => Math.Floor(Chance(weights, sample.Of) * 10) / 10).OrderBy(bin => bin.Key))
            Console.WriteLine($"certain to {bin.Key:0.0}..: {bin.Count(),6:N0} rows, right {bin.Average(sample => sample.IsRight ? 1.0 : 0):P0}");
        return 0;
    }

    private static KnowledgeIndex IndexWithout(string folder, string header, string[][] blocks, int part)
    {
        using var temporary = new TestFolder();
        temporary.CopyIn(folder);
        File.WriteAllLines(temporary.File(AskedQuestions.File), [header, .. blocks.Where((_, at) => at % Parts != part).SelectMany(block => block)]);
        return new KnowledgeIndex(new ContentFolder(temporary.Path).Read(), learnedAhead: null);
    }

    /// <summary>Logistic regression by gradient descent, each value made to have mean 0 and deviation 1 meanwhile.</summary>
    private static double[] Fit(List<(double[] Of, bool IsRight)> samples)
    {
        var width = Names.Length;
        var means = Enumerable.Range(0, width).Select(at => at == 0 ? 0 : samples.Average(sample => sample.Of[at])).ToArray();
        var spreads = Enumerable.Range(0, width).Select(at => at == 0 ? 1 : Math.Sqrt(samples.Average(sample => Math.Pow(sample.Of[at] - means[at], 2)))).ToArray();
        var even = samples.ConvertAll(sample => (Of: sample.Of.Select((value, at) => (value - means[at]) / spreads[at]).ToArray(), sample.IsRight));
        var weights = new double[width];
        for (var round = 0; round < Rounds; round++)
        {
            var slope = new double[width];
            foreach (var (of, isRight) in even)
            {
                var error = Chance(weights, of) - (isRight ? 1 : 0);
                for (var at = 0; at < width; at++) slope[at] += error * of[at] / even.Count;
            }
            for (var at = 0; at < width; at++) weights[at] -= slope[at];
        }
        for (var at = 1; at < width; at++)
        {
            weights[at] /= spreads[at];
            weights[0] -= weights[at] * means[at];
        }
        return weights;
    }

    private static double Chance(double[] weights, double[] of) => 1 / (1 + Math.Exp(-weights.Zip(of, (weight, value) => weight * value).Sum()));
}
