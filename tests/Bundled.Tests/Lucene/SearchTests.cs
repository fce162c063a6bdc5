using System;
using System.Globalization;
using System.Linq;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using static Bundled.Tests.Lucene.SmallIndex;

namespace Bundled.Tests.Lucene;

public class SearchTests
{
    [Fact]
    public void EqualScoresAreInDocumentOrder()
    {
        using var index = new SmallIndex("b a", "a", "a b", "a", "c a", "a");
        Assert.Equal("1 3 5 0 2 4", index.Hits(Term("a")));
        Assert.Equal([1, 3], index.Searcher.Search(Term("a"), 2).ScoreDocs.Select(hit => hit.Doc));
    }

    [Fact]
    public void TotalHitsCountsAllAndTheBestScoreIsToldOrNotANumber()
    {
        using var index = new SmallIndex("a", "a b", "a b c");
        var hits = index.Searcher.Search(Term("a"), 1);
        Assert.Equal((3, 1, hits.ScoreDocs[0].Score), (hits.TotalHits, hits.ScoreDocs.Length, hits.MaxScore));
        var none = index.Searcher.Search(Term("missing"), 10);
        Assert.Equal((0, 0), (none.TotalHits, none.ScoreDocs.Length));
        Assert.True(float.IsNaN(none.MaxScore));
    }

    [Fact]
    public void NoHitsCannotBeAskedFor()
    {
        using var index = new SmallIndex("a");
        Assert.Throws<ArgumentOutOfRangeException>(() => index.Searcher.Search(Term("a"), 0));
    }

    [Fact]
    public void TheNextPageStartsAfterTheLastHit()
    {
        using var index = new SmallIndex("a", "a b", "a", "a b c d e f");
        var first = index.Searcher.Search(Term("a"), 2);
        Assert.Equal([0, 2], first.ScoreDocs.Select(hit => hit.Doc));
        Assert.Equal([1, 3], index.Searcher.SearchAfter(first.ScoreDocs[1], Term("a"), 2).ScoreDocs.Select(hit => hit.Doc));
    }

    [Fact]
    public void EveryDocumentMatchesWithTheBoostAsItsScore()
    {
        using var index = new SmallIndex("a", "b");
        var hits = index.Searcher.Search(new MatchAllDocsQuery { Boost = 2 }, 10);
        Assert.Equal([(0, 2f), (1, 2f)], hits.ScoreDocs.Select(hit => (hit.Doc, hit.Score)));
    }

    [Fact]
    public void APhraseNeedsItsPositions()
    {
        using var index = new SmallIndex("red and swollen", "red swollen skin", "swollen red", "and red and red and swollen");
        Assert.Equal("1", index.Hits(Phrase("red", "swollen")));
        var hole = new PhraseQuery { new Term("f", "red") };
        hole.Add(new Term("f", "swollen"), 2);
        Assert.Equal("0 3", index.Hits(hole));
        Assert.Equal("", index.Hits(Phrase("red", "missing")));
    }

    [Fact]
    public void SlopReachesFurtherAndCountsForLess()
    {
        using var index = new SmallIndex("red swollen skin", "red and swollen skin", "swollen and red skin");
        var sloppy = Phrase("red", "swollen");
        sloppy.Slop = 1;
        Assert.Equal("0 1", index.Hits(sloppy));
        Assert.True(index.Score(sloppy, 1) < index.Score(sloppy, 0));
        sloppy.Slop = 4;
        Assert.Equal("0 1 2", index.Hits(sloppy));
    }

    [Fact]
    public void AWordThatASloppyPhraseHasTwiceMustStandTwice()
    {
        using var index = new SmallIndex("red skin", "red red skin", "red skin red");
        var sloppy = Phrase("red", "red");
        sloppy.Slop = 2;
        Assert.Equal("1 2", index.Hits(sloppy));
    }

    [Fact]
    public void APhraseIsScoredByTheSumOfItsIdfs()
    {
        using var index = new SmallIndex("red swollen", "red", "blue");
        var idf = (float)Math.Log(1 + (1.5D / 2.5D)) + (float)Math.Log(1 + (2.5D / 1.5D));
        var norm = 1.2f * ((1 - 0.75f) + (0.75f * 2.56f / (float)(4 / 3d)));
        Assert.Equal(idf * (1.2f + 1) * 1 / (1 + norm), index.Score(Phrase("red", "swollen"), 0));
    }

    [Fact]
    public void APrefixMatchesWithTheBoostAsItsScore()
    {
        using var index = new SmallIndex("needle", "needling need", "knead");
        Assert.Equal("0 1", index.Hits(new PrefixQuery(new Term("f", "needl"))));
        Assert.Equal(2, index.Score(new PrefixQuery(new Term("f", "need")) { Boost = 2 }, 1));
    }

    [Fact]
    public void FuzzyTermsAreScoredByTheirLikeness()
    {
        using var index = new SmallIndex("needling", "nedling", "needlnig", "noodles", "red");
        var query = new FuzzyQuery(new Term("f", "needling"), 1);
        Assert.Equal("0 1 2", string.Join(' ', index.Searcher.Search(query, 9).ScoreDocs.Select(hit => hit.Doc).Order()));
        Assert.Equal(index.Score(Term("nedling", 1f - (1f / 7)), 1), index.Score(query, 1));
        Assert.Equal(index.Score(Term("needlnig", 1f - (1f / 8)), 2), index.Score(query, 2));
        Assert.Equal("0", index.Hits(new FuzzyQuery(new Term("f", "needling"), 0)));
        Assert.Equal("0 2", string.Join(' ', index.Searcher.Search(new FuzzyQuery(new Term("f", "needling"), 2, 3), 9).ScoreDocs.Select(hit => hit.Doc).Order()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FuzzyQuery(new Term("f", "word"), 3));
    }

    [Fact]
    public void TheDefaultSimilarityIsTfIdf()
    {
        using var index = new SmallIndex(new DefaultSimilarity(), "red skin", "red red", "blue");
        var idf = (float)(Math.Log(3 / 3d) + 1);
        var norm = (float)(1.0 / Math.Sqrt(idf * idf));
        var weight = idf * norm * idf;
        Assert.Equal((float)Math.Sqrt(2) * weight * 0.625f, index.Score(Term("red"), 1));
        Assert.IsType<DefaultSimilarity>(IndexSearcher.DefaultSimilarity);
        Assert.IsType<DefaultSimilarity>(new IndexWriterConfig(SmallIndex.Version, Words).Similarity);
        Assert.IsType<DefaultSimilarity>(new IndexSearcher(index.Reader).Similarity);
    }

    [Fact]
    public void TfIdfIsMultipliedByTheShareOfTheClausesThatMatch()
    {
        using var index = new SmallIndex(new DefaultSimilarity(), "red", "red swollen skin hot", "blue");
        float red = (float)(Math.Log(3 / 3d) + 1), swollen = (float)(Math.Log(3 / 2d) + 1);
        var norm = (float)(1 / Math.Sqrt((red * red) + (swollen * swollen)));
        var query = Bool(Occur.SHOULD, Term("red"), Term("swollen"));
        Assert.Equal((float)((red * norm * red) * 1f * (double)0.5f), index.Score(query, 0));
        Assert.Equal((float)((double)((red * norm * red) * 0.5f) + ((swollen * norm * swollen) * 0.5f)), index.Score(query, 1));
    }

    [Fact]
    public void QueriesAreWrittenAsInTheQueryLanguage()
    {
        var query = new BooleanQuery { { Term("red"), Occur.MUST }, { new TermQuery(new Term("t", "x")), Occur.MUST_NOT } };
        query.Add(new PrefixQuery(new Term("t", "a")) { Boost = 2 }, Occur.SHOULD);
        query.Add(new DisjunctionMaxQuery(0.3f) { new FuzzyQuery(new Term("f", "x")), Phrase("a", "b") }, Occur.SHOULD);
        Assert.Equal("+f:red -t:x t:a*^2.0 (f:x~2 | f:\"a b\")~0.3", query.ToString());
    }

    [Fact]
    public void AnExplanationTellsTheScoreAndAMissSaysSo()
    {
        using var index = new SmallIndex("red", "blue");
        var hit = index.Searcher.Explain(Term("red"), 0);
        Assert.True(hit.IsMatch);
        Assert.Equal(index.Score(Term("red"), 0), hit.Value, 5);
        var miss = index.Searcher.Explain(Term("red"), 1);
        Assert.False(miss.IsMatch);
        Assert.Equal("0 = (NON-MATCH) no matching term", miss.ToString().Trim());
    }

    [Fact]
    public void AnExplanationWritesNumbersInTheCultureOfTheThread()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal("1,5 = half as much again", new Explanation(1.5f, "half as much again").ToString().Trim());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
