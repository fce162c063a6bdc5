using Microneedling.Bot.Conversation;
using Microneedling.Bot.Text;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>
/// How much a message is like the emergencies of <c>danger.tsv</c>, how much like its warning signs, and how much like the
/// harmless messages, however it is put: people in need find words that no list of phrases has. The same text and files
/// always give the same answer.
/// </summary>
/// <param name="kinds">The rules in the order of <see cref="InOrder"/>.</param>
internal sealed class DangerSense(MessageFeatures features, DangerRule[] kinds, DangerWeights weights)
{
    [ThreadStatic]
    private static Samples? message;

    /// <summary>What it knows of the examples.</summary>
    public DangerWeights Weights => weights;

    /// <summary>The rules in an order that does not depend on where they stand in the file.</summary>
    public static DangerRule[] InOrder(IEnumerable<DangerRule> rules) => [.. rules.OrderBy(rule => rule.Id, StringComparer.Ordinal)];

    /// <inheritdoc cref="DangerWeights.LogOdds"/>
    public (float Emergency, float Warning) LogOdds(MessageWords words) => weights.LogOdds(Read(words));

    /// <summary>The rule whose examples the message is most like.</summary>
    /// <param name="of">Emergency or warning sign: of the other none is taken.</param>
    public DangerRule? Likeliest(MessageWords words, SafetyKind of)
    {
        Span<float> likeness = stackalloc float[kinds.Length];
        weights.ScoreKinds(Read(words), likeness);
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
