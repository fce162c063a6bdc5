using Microneedling.Bot.Conversation;
using Microneedling.Bot.Text;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>
/// How much a message is like the emergencies of <c>danger.tsv</c>, how much like its warning signs, and how much like the
/// harmless messages, however it is put: people in need find words that no list of phrases has. The same text and files
/// always give the same answer.
/// </summary>
internal sealed class DangerSense
{
    private const float Step = 0.5f, KindStep = 4;
    private const int Learners = 8, KindPasses = 1;

    /// <summary>About so many features has a message for each letter.</summary>
    private const int FeaturesOfALetter = 3;

    private readonly MessageFeatures features;
    private readonly DangerRule[] kinds;
    private readonly Detector danger;
    private readonly Task<PackedWeights> kind;

    [ThreadStatic]
    private static Samples? message;

    /// <summary>Learns from the examples.</summary>
    public DangerSense(MessageFeatures features, IEnumerable<DangerRule> rules, IReadOnlyList<DangerExample> examples, Rewriter rewriter)
    {
        (this.features, kinds) = (features, InOrder(rules));
        var kindOf = examples.Select(example => Array.FindIndex(kinds, rule => rule.Id == example.Kind)).ToArray();
        var grades = Array.ConvertAll(kindOf, kind => kind < 0 ? -1 : kinds[kind].Kind == SafetyKind.Emergency ? 0 : 1);
        var samples = ReadAll(examples, rewriter);
        danger = new Detector(samples, grades, Step, Learners);
        kind = Task.Run(() => new Classifier(samples, kindOf, kinds.Length, KindStep, KindPasses).Pack()); // nobody waits for it before danger is found
    }

    private DangerSense(MessageFeatures features, DangerRule[] kinds, PackedWeights danger, PackedWeights kind) =>
        (this.features, this.kinds, this.danger, this.kind) = (features, kinds, new Detector(danger), Task.FromResult(kind));

    /// <summary>Takes what another has learned from the same files; null when that is not what <see cref="WriteTo"/> wrote.</summary>
    public static DangerSense? Of(MessageFeatures features, IEnumerable<DangerRule> rules, ReadOnlyMemory<byte> learned)
    {
        var kinds = InOrder(rules);
        return PackedWeights.Read(learned) is { Weights: { Kinds: Detector.Kinds } danger, Others: var others } && PackedWeights.Read(others) is { Weights: var kind } && kind.Kinds == kinds.Length
            ? new DangerSense(features, kinds, danger, kind)
            : null;
    }

    public void WriteTo(BinaryWriter writer)
    {
        danger.Kept.WriteTo(writer);
        kind.GetAwaiter().GetResult().WriteTo(writer);
    }

    private static DangerRule[] InOrder(IEnumerable<DangerRule> rules) => [.. rules.OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <summary>Two halves side by side.</summary>
    private Samples ReadAll(IReadOnlyList<DangerExample> examples, Rewriter rewriter)
    {
        var (halves, middle) = (new Samples[2], examples.Count / 2);
        Parallel.For(0, halves.Length, half =>
        {
            var known = new Dictionary<string, int[]>();
            var (from, to) = half == 0 ? (0, middle) : (middle, examples.Count);
            var letters = examples.Skip(from).Sum(example => example.Text.Length); // the first half has room for the other
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

    /// <summary>The rule whose examples the message is most like.</summary>
    /// <param name="of">Emergency or warning sign: of the other none is taken.</param>
    public DangerRule? Likeliest(MessageWords words, SafetyKind of)
    {
        var read = Read(words);
        Span<float> likeness = stackalloc float[kinds.Length];
        kind.GetAwaiter().GetResult().Score(read.FeaturesOf(0), read.WeightsOf(0), likeness);
        var best = -1;
        for (var at = 0; at < kinds.Length; at++)
            if (kinds[at].Kind == of && (best < 0 || likeness[at] > likeness[best])) best = at;
        return best < 0 ? null : kinds[best];
    }

    private Samples Read(MessageWords words)
    {
        message ??= new Samples();
        message.Clear();
        features.Read(words, message);
        return message;
    }
}
