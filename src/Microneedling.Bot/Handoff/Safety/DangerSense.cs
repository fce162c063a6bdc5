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
        var known = examples.Select(example => Array.IndexOf(kinds, example.Kind)).ToList();
        var read = features.Learn(examples.Select(example => PlainText.Fold(example.Text)));
        danger = new Classifier([.. read.Select((found, at) => new Sample(found, known[at] < 0 ? 0 : 1))], features.Count, 2, Step, Passes);
        kind = new Classifier([.. read.Select((found, at) => new Sample(found, known[at])).Where(sample => sample.Class >= 0)], features.Count, kinds.Length, Step, KindPasses);
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
