using Microneedling.Bot.Text;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>
/// How much a message is like the emergencies of <c>danger.tsv</c> and unlike the harmless ones, however it is put:
/// people in need find words that no list of phrases has. Learned when the files are read; the same text and files always
/// give the same answer.
/// </summary>
internal sealed class DangerSense
{
    private const float Step = 0.3f, KindStep = 4;
    private const int Learners = 8, KindPasses = 1;

    /// <summary>About so many features has a message for each letter.</summary>
    private const int FeaturesOfALetter = 3;

    private readonly MessageFeatures features;
    private readonly string[] kinds;
    private readonly Detector danger;
    private readonly Classifier kind;

    [ThreadStatic]
    private static Samples? message;

    public DangerSense(IReadOnlyList<DangerExample> examples, MessageFeatures features, Rewriter rewriter)
    {
        this.features = features;
        kinds = [.. examples.Select(example => example.Kind).Except(DangerExample.Harmless).Order(StringComparer.Ordinal)];
        var (samples, known) = (new Samples(FeaturesOfALetter * examples.Sum(example => example.Text.Length)), new Dictionary<string, int[]>());
        var (isDanger, kindOf) = (new bool[examples.Count], new int[examples.Count]);
        for (var at = 0; at < examples.Count; at++)
        {
            features.Read(MessageWords.Of(examples[at].Text, rewriter), samples, known);
            kindOf[at] = Array.IndexOf(kinds, examples[at].Kind);
            isDanger[at] = kindOf[at] >= 0;
        }
        var learning = Task.Run(() => new Classifier(samples, kindOf, kinds.Length, KindStep, KindPasses));
        danger = new Detector(samples, isDanger, Step, Learners);
        kind = learning.GetAwaiter().GetResult();
    }

    /// <summary>The log-odds that the message is an emergency: 0 when it is as likely as not.</summary>
    public double LogOdds(MessageWords words)
    {
        var read = Read(words);
        return danger.LogOdds(read.FeaturesOf(0), read.WeightsOf(0));
    }

    /// <summary>The kind of emergency that the message is most like.</summary>
    public string Kind(MessageWords words)
    {
        var read = Read(words);
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
