using Microneedling.Bot.Text;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>
/// How much a message is like the emergencies of <c>danger.tsv</c>, how much like its warning signs, and how much like the
/// harmless messages, however it is put: people in need find words that no list of phrases has. Learned when the files are
/// read; the same text and files always give the same answer.
/// </summary>
internal sealed class DangerSense
{
    private const float Step = 0.5f, KindStep = 4;
    private const int Learners = 8, KindPasses = 1;

    /// <summary>About so many features has a message for each letter.</summary>
    private const int FeaturesOfALetter = 3;

    private readonly MessageFeatures features;
    private readonly string[] kinds;
    private readonly Detector danger;
    private readonly Task<Classifier> kind;

    [ThreadStatic]
    private static Samples? message;

    public DangerSense(IReadOnlyList<DangerExample> examples, MessageFeatures features, Rewriter rewriter)
    {
        this.features = features;
        kinds = [.. examples.Select(example => example.Kind).Except(DangerExample.Harmless).Order(StringComparer.Ordinal)];
        var kindOf = examples.Select(example => Array.IndexOf(kinds, example.Kind)).ToArray();
        var grades = examples.Select((example, at) => kindOf[at] >= 0 ? 0 : example.Kind == DangerExample.Warning ? 1 : -1).ToArray();
        var samples = ReadAll(examples, rewriter);
        danger = new Detector(samples, grades, Step, Learners);
        kind = Task.Run(() => new Classifier(samples, kindOf, kinds.Length, KindStep, KindPasses)); // nobody waits for it before an emergency is found
    }

    /// <summary>Two halves side by side.</summary>
    private Samples ReadAll(IReadOnlyList<DangerExample> examples, Rewriter rewriter)
    {
        var (halves, middle) = (new Samples[2], examples.Count / 2);
        Parallel.For(0, halves.Length, half =>
        {
            var known = new Dictionary<string, int[]>();
            var (from, to) = half == 0 ? (0, middle) : (middle, examples.Count);
            var letters = examples.Skip(half == 0 ? 0 : middle).Sum(example => example.Text.Length); // the first half has room for the other
            halves[half] = new Samples(FeaturesOfALetter * letters);
            for (var at = from; at < to; at++) features.Read(MessageWords.Of(examples[at].Text, rewriter), halves[half], known);
        });
        halves[0].Add(halves[1]);
        return halves[0];
    }

    /// <summary>The log-odds that the message is an emergency and not harmless, and a warning sign and not harmless: 0 when it is as likely as not.</summary>
    public (float Emergency, float Warning) LogOdds(MessageWords words)
    {
        var read = Read(words);
        return danger.LogOdds(read.FeaturesOf(0), read.WeightsOf(0));
    }

    /// <summary>The kind of emergency that the message is most like.</summary>
    public string Kind(MessageWords words)
    {
        var (read, kind) = (Read(words), this.kind.GetAwaiter().GetResult());
        var chances = new float[kind.Width];
        kind.Score(read.FeaturesOf(0), read.WeightsOf(0), chances);
        return kinds[Array.IndexOf(chances, chances.Max())];
    }

    private Samples Read(MessageWords words)
    {
        message ??= new Samples();
        message.Clear();
        features.Read(words, message);
        return message;
    }
}
