using System.Runtime.InteropServices;
using Microneedling.Bot.Text;

namespace Microneedling.Bot.Tests.Text;

public sealed class LearningTests
{
    private const int Classes = 13;

    [Fact]
    public void TheSameExamplesAreAlwaysLearnedToTheSameBytes()
    {
        Assert.Equal(Learned(), Learned());

        static byte[] Learned()
        {
            var (samples, classOf) = Examples();
            var classifier = new Classifier(samples, classOf, Classes, 0.12f, 4);
            var detector = new Detector(samples, Array.ConvertAll(classOf, known => known % 3 - 1), 0.5f, 4);
            var scores = new List<float>();
            var score = new float[classifier.Width];
            for (var at = 0; at < samples.Count; at++)
            {
                classifier.Score(samples.FeaturesOf(at), samples.WeightsOf(at), score);
                scores.AddRange(score);
                var (first, second) = detector.LogOdds(samples.FeaturesOf(at), samples.WeightsOf(at));
                scores.AddRange([first, second]);
            }
            return MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(scores)).ToArray();
        }
    }

    [Fact]
    public void AnExampleIsKnownAgainAndItsChancesAddUpToOne()
    {
        var (samples, classOf) = Examples();
        var classifier = new Classifier(samples, classOf, Classes, 0.3f, 10);
        var score = new float[classifier.Width];
        var known = 0;
        for (var at = 0; at < samples.Count; at++)
        {
            classifier.Score(samples.FeaturesOf(at), samples.WeightsOf(at), score);
            Assert.Equal(1, score.Sum(), 1e-3);
            if (Array.IndexOf(score, score.Max()) == classOf[at]) known++;
        }
        Assert.True(known > samples.Count * 0.9, $"{known} of {samples.Count}");
    }

    [Fact]
    public void EachOfTheTwoKindsAndNeitherIsKnownAgain()
    {
        var (samples, classOf) = Examples();
        var kinds = Array.ConvertAll(classOf, known => known % 3 - 1);
        var detector = new Detector(samples, kinds, 0.5f, 4);
        var known = 0;
        for (var at = 0; at < samples.Count; at++)
        {
            var (first, second) = detector.LogOdds(samples.FeaturesOf(at), samples.WeightsOf(at));
            if (kinds[at] == (Math.Max(first, second) < 0 ? -1 : first > second ? 0 : 1)) known++;
        }
        Assert.True(known > samples.Count * 0.9, $"{known} of {samples.Count}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-3.7)]
    [InlineData(-20)]
    [InlineData(10.25)]
    public void TheExponentialIsRightToSixPlaces(double x) => Assert.Equal(1, Exponential.Of((float)x) / Math.Exp((float)x), 1e-6);

    [Fact]
    public void ASetCountsWhatComesAgainAndForgetsAllWhenItIsEmptied()
    {
        var set = new FeatureSet();
        for (var round = 0; round < 3; round++)
        {
            for (var number = 0u; number < 1_000; number++) set.Add(number * number % 700);
            Assert.Equal(set.Count, set.Features.ToArray().Distinct().Count());
            Assert.Equal(1_000, set.Counts.ToArray().Sum());
            set.Clear();
            Assert.Equal(0, set.Count);
        }
    }

    // Each class has words of its own, and all share some.
    private static (Samples, int[]) Examples()
    {
        var (random, samples, classOf) = (new Random(7), new Samples(), new int[300]);
        for (var at = 0; at < classOf.Length; at++)
        {
            classOf[at] = random.Next(Classes);
            for (var feature = 0; feature < 8; feature++)
                samples.Add(FeatureHash.Feature(FeatureHash.Mix(FeatureHash.Mix(1, (ulong)(feature < 5 ? classOf[at] : Classes)), (ulong)random.Next(12))), 0.35f);
            samples.Finish();
        }
        return (samples, classOf);
    }
}
