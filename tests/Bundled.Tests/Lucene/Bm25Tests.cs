using System;
using System.Linq;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;
using static Bundled.Tests.Lucene.SmallIndex;

namespace Bundled.Tests.Lucene;

public class Bm25Tests
{
    [Theory]
    [InlineData(1, 1f)]
    [InlineData(2, 2.56f)]
    [InlineData(4, 4f)]
    [InlineData(5, 5.2244897f)]
    [InlineData(7, 7.111111f)]
    [InlineData(10, 10.24f)]
    [InlineData(16, 16f)]
    [InlineData(20, 20.897959f)]
    [InlineData(28, 28.444445f)]
    [InlineData(40, 40.96f)]
    [InlineData(64, 64f)]
    [InlineData(83, 83.591835f)]
    [InlineData(113, 113.77778f)]
    [InlineData(163, 163.84f)]
    [InlineData(256, 256f)]
    [InlineData(334, 334.36734f)]
    [InlineData(455, 455.1111f)]
    [InlineData(655, 655.36f)]
    [InlineData(1000, 1024f)]
    public void ALengthIsKeptInEightBits(int length, float kept)
    {
        var f = SmallSingle.Byte315ToSingle(SmallSingle.SingleToByte315((float)(1 / Math.Sqrt(length))));
        Assert.Equal(kept, 1f / (f * f));
    }

    [Fact]
    public void OneIs0x7CAndNothingIsZero()
    {
        Assert.Equal(0x7C, SmallSingle.SingleToByte315(1));
        Assert.Equal(0, SmallSingle.SingleToByte315(0));
        Assert.Equal(0, SmallSingle.SingleToByte315(-1));
    }

    [Fact]
    public void AScoreIsTheFormulaInFloat()
    {
        using var index = new SmallIndex("red skin", "red red and swollen", "no such word here at all", "skin");
        var avgdl = (float)(13 / 4d);
        Assert.Equal(Score(2, 4, 1, 2.56f, avgdl, 1), index.Score(Term("red"), 0));
        Assert.Equal(Score(2, 4, 2, 4f, avgdl, 1), index.Score(Term("red"), 1));
        Assert.Equal(Score(2, 4, 1, 1f, avgdl, 2.5f), index.Score(Term("skin", 2.5f), 3));
    }

    [Fact]
    public void K1AndBAreThoseOfTheSearcher()
    {
        using var index = new SmallIndex(new BM25Similarity(0.9f, 0.4f), "red skin", "red red and swollen");
        Assert.Equal(Score(2, 2, 1, 2.56f, 3, 1, 0.9f, 0.4f), index.Score(Term("red"), 0));
    }

    [Fact]
    public void WithoutNormsTheLengthDoesNotCount()
    {
        using var index = new SmallIndex("a", "b");
        var query = new TermQuery(new Term("id", ""));
        var idf = Idf(2, 2);
        Assert.Equal(idf * 1f * (1.2f + 1) * 1 / (1 + 1.2f), index.Score(query, 0));
    }

    [Fact]
    public void DeletedDocumentsCountUntilTheyAreMergedAway()
    {
        using var index = new SmallIndex("red", "red", "blue");
        using (var writer = new IndexWriter(index.Directory, Config()))
        {
            writer.UpdateDocument(new Term("f", "blue"), Doc("red"));
            writer.Commit();
            using var before = DirectoryReader.Open(index.Directory);
            Assert.Equal((3, 4, 1, 3), (before.NumDocs, before.MaxDoc, before.NumDeletedDocs, before.DocFreq(new Term("f", "red"))));
            var searcher = new IndexSearcher(before) { Similarity = new BM25Similarity() };
            Assert.Equal(Score(3, 4, 1, 1, 1, 1), searcher.Search(Term("red"), 1).MaxScore);
            writer.ForceMerge(1);
        }

        using var after = DirectoryReader.Open(index.Directory);
        Assert.Equal((3, 3), (after.NumDocs, after.MaxDoc));
    }

    [Fact]
    public void ABoostedFieldIsLikeAShorterOne()
    {
        using var index = new SmallIndex();
        using (var writer = new IndexWriter(index.Directory, Config()))
        {
            writer.AddDocument(new Document { new TextField("f", "one two three four", Field.Store.NO) { Boost = 2 } });
            writer.AddDocument(new Document { new TextField("f", "one two three four", Field.Store.NO) });
        }

        using var reader = DirectoryReader.Open(index.Directory);
        var hits = new IndexSearcher(reader) { Similarity = new BM25Similarity() }.Search(Term("one"), 2);
        Assert.Equal([0, 1], hits.ScoreDocs.Select(hit => hit.Doc));
        Assert.Equal(Score(2, 2, 1, 1f, 4, 1), hits.MaxScore);
    }

    private static float Idf(int docFreq, int maxDoc) => (float)Math.Log(1 + ((maxDoc - docFreq + 0.5D) / (docFreq + 0.5D)));

    private static float Score(int docFreq, int maxDoc, int freq, float length, float avgdl, float boost, float k1 = 1.2f, float b = 0.75f) =>
        Idf(docFreq, maxDoc) * boost * (k1 + 1) * freq / (freq + (k1 * ((1 - b) + (b * length / avgdl))));
}
