using Microneedling.Bot.Conversation;
using Microneedling.Bot.Text;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>What was learned from the examples. It serves for any rules that see messages as those did which it was learned with.</summary>
internal sealed class DangerWeights
{
    private const float Step = 0.5f, KindStep = 4;
    private const int Learners = 6, KindPasses = 1;

    /// <summary>About so many a message has.</summary>
    private const int FeaturesOfAMessage = 150;

    private readonly Detector grade;
    private readonly Task<PackedWeights> kind;

    /// <summary>Learns from the examples.</summary>
    /// <param name="learnedFrom">See <see cref="LearnedFrom"/>.</param>
    /// <param name="kinds">The rules, in the order in which they are told apart.</param>
    public DangerWeights(string learnedFrom, MessageFeatures features, DangerRule[] kinds, IReadOnlyList<DangerExample> examples, Rewriter rewriter)
    {
        LearnedFrom = learnedFrom;
        var kindOf = examples.Select(example => Array.FindIndex(kinds, rule => rule.Id == example.Kind)).ToArray();
        var grades = Array.ConvertAll(kindOf, kind => kind < 0 ? -1 : kinds[kind].Kind == SafetyKind.Emergency ? 0 : 1);
        var samples = Samples.Of(examples.Count, FeaturesOfAMessage, () =>
        {
            var known = new Dictionary<string, int[]>();
            return (at, into) => features.Read(MessageWords.Of(examples[at].Text, rewriter), into, known);
        });
        grade = new Detector(samples, grades, Step, Learners);
        kind = Task.Run(() => new Classifier(samples, kindOf, kinds.Length, KindStep, KindPasses).Pack()); // nobody waits for it before danger is found
    }

    private DangerWeights(string learnedFrom, PackedWeights grade, PackedWeights kind) => (LearnedFrom, this.grade, this.kind) = (learnedFrom, new Detector(grade), Task.FromResult(kind));

    /// <summary>What another has learned from the same; null when that is not what <see cref="WriteTo"/> wrote.</summary>
    public static DangerWeights? Read(string learnedFrom, ReadOnlyMemory<byte> bytes) =>
        PackedWeights.Read(bytes) is { Weights: { Kinds: Detector.Kinds } grade, Others: var others } && PackedWeights.Read(others) is { Weights: var kind }
            ? new DangerWeights(learnedFrom, grade, kind)
            : null;

    public void WriteTo(BinaryWriter writer)
    {
        grade.Kept.WriteTo(writer);
        kind.GetAwaiter().GetResult().WriteTo(writer);
    }

    /// <summary>Changes with all that decides what is learned: the examples, the rules that they are cases of, and how messages are seen.</summary>
    public string LearnedFrom { get; }

    /// <summary>The log-odds that a message is an emergency and not harmless, and a warning sign and not harmless: 0 when it is as likely as not.</summary>
    public (float Emergency, float Warning) LogOdds(Samples message) => grade.LogOdds(message.FeaturesOf(0), message.WeightsOf(0));

    /// <param name="likeness">For each kind how much a message is like its examples.</param>
    public void ScoreKinds(Samples message, Span<float> likeness) => kind.GetAwaiter().GetResult().Score(message.FeaturesOf(0), message.WeightsOf(0), likeness);
}
