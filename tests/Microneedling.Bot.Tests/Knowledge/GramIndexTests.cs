using Microneedling.Bot.Knowledge;
using Microneedling.Bot.Text;

namespace Microneedling.Bot.Tests.Knowledge;

public sealed class GramIndexTests
{
    [Fact]
    public void OfAnArticleWithThousandsOfWordingsSomeFromAllThroughItAreCompared()
    {
        var many = Enumerable.Range(0, 5_000).Select(number => $"{(uint)number * 2654435761:x8}").ToArray();
        var grams = new GramIndex([Article(many), Article("parking", "car park")]);
        Assert.Equal(2_002, grams.Wordings);
        Assert.True(Likeness(grams, many[0])[0] > 0.6f);
        Assert.True(Likeness(grams, "car park")[1] > Likeness(grams, "car park")[0]);
    }

    [Fact]
    public void WhatIsReadBackIsWhatWasWrittenAndWhatComesAfterItIsLeft()
    {
        var grams = new GramIndex([Article("does it hurt", "is it sore"), Article("parking", "car park")]);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            grams.WriteTo(writer);
            writer.Write((byte)7);
        }
        ReadOnlyMemory<byte> bytes = stream.ToArray();
        var again = GramIndex.Read(ref bytes)!;
        Assert.Equal([7], bytes.ToArray());
        Assert.Equal(Likeness(grams, "sore parking"), Likeness(again, "sore parking"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(40)]
    public void BytesThatEndTooEarlyAreNoIndex(int length)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream)) new GramIndex([Article("does it hurt")]).WriteTo(writer);
        ReadOnlyMemory<byte> bytes = stream.ToArray().AsMemory(0, length);
        Assert.Null(GramIndex.Read(ref bytes));
        Assert.Equal(length, bytes.Length);
    }

    private static ArticleWords Article(params string[] wordings) => new([.. wordings.Select(Words.Of)], []);

    private static float[] Likeness(GramIndex grams, string text)
    {
        var (runs, scores) = (new Samples(), new float[2]);
        grams.Weigh(Words.Of(text), new FeatureSet(), runs);
        runs.Finish();
        grams.Score(runs.All, runs.WeightsOf(0), new ushort[grams.Wordings], scores);
        return scores;
    }
}
