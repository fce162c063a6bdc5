using Microneedling.Bot.Text;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>
/// How much a message is like the emergencies of <c>danger.tsv</c> and unlike its harmless ones, however it is put:
/// people in need find words that no list of phrases has. Learned when the file is read; the same text and file always
/// give the same answer.
/// </summary>
internal sealed class DangerSense
{
    private const float Step = 0.3f;
    private const int Passes = 8, KindPasses = 3;

    private readonly MessageFeatures features;
    private readonly string[] kinds;
    private readonly Classifier danger, kind;

    public DangerSense(IReadOnlyList<DangerExample> examples, MessageFeatures features)
    {
        this.features = features;
        kinds = [.. examples.Select(example => example.Kind).Except(DangerExample.Harmless).Order(StringComparer.Ordinal)];
        var read = examples.Select(example => (Features: features.Learn(PlainText.Fold(example.Text)), Kind: Array.IndexOf(kinds, example.Kind))).ToList();
        danger = new Classifier([.. read.Select(example => new Sample(example.Features, example.Kind < 0 ? 0 : 1))], features.Count, 2, Step, Passes);
        kind = new Classifier([.. read.Where(example => example.Kind >= 0).Select(example => new Sample(example.Features, example.Kind))], features.Count, kinds.Length, Step, KindPasses);
    }

    /// <summary>The log-odds that the message is an emergency: 0 when it is as likely as not.</summary>
    public double LogOdds(string folded) => Math.Log(danger.Score(features.Of(folded)) is [var harmless, var emergency] ? emergency / harmless : 1);

    /// <summary>The kind of emergency that the message is most like.</summary>
    public string Kind(string folded)
    {
        var chances = kind.Score(features.Of(folded));
        return kinds[Array.IndexOf(chances, chances.Max())];
    }
}
