using System;
using System.Collections.Generic;
using System.Linq;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using static Bundled.Tests.Lucene.SmallIndex;

namespace Bundled.Tests.Lucene;

public class BooleanQueryTests
{
    private static readonly string[] Vocabulary = [.. Enumerable.Range(0, 12).Select(i => "w" + i)];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ADisjunctionSumsInDoubleInClauseOrder(bool merged)
    {
        using var index = Random(merged);
        var query = Bool(Occur.SHOULD, [.. Vocabulary.Select(word => Term(word))]);
        var terms = Vocabulary.Select(word => Scores(index, Term(word))).ToList();
        foreach (var hit in index.Searcher.Search(query, 1000).ScoreDocs)
        {
            var sum = 0d;
            terms.ForEach(scores => sum += scores.GetValueOrDefault(hit.Doc));
            Assert.Equal((float)sum, hit.Score);
        }
    }

    [Fact]
    public void AConjunctionSumsInFloatTheRarestTermFirst()
    {
        using var index = Random(merged: true);
        var words = Vocabulary[..4].OrderBy(word => index.Reader.DocFreq(new Term("f", word)));
        var terms = words.Select(word => Scores(index, Term(word))).ToList();
        var hits = index.Searcher.Search(Bool(Occur.MUST, [.. Vocabulary[..4].Select(word => Term(word))]), 1000).ScoreDocs;
        Assert.NotEmpty(hits);
        foreach (var hit in hits)
        {
            var sum = 0f;
            terms.ForEach(scores => sum += scores[hit.Doc]);
            Assert.Equal(sum, hit.Score);
        }
    }

    [Fact]
    public void RequiredAndOptionalScoresAreAddedInFloat()
    {
        using var index = Random(merged: true);
        var query = Bool(Occur.MUST, Term("w0"));
        query.Add(Term("w1"), Occur.SHOULD);
        query.Add(Term("w2"), Occur.SHOULD);
        var (must, one, two) = (Scores(index, Term("w0")), Scores(index, Term("w1")), Scores(index, Term("w2")));
        foreach (var hit in index.Searcher.Search(query, 1000).ScoreDocs)
        {
            var optional = (float)((double)one.GetValueOrDefault(hit.Doc) + two.GetValueOrDefault(hit.Doc));
            Assert.Equal(must[hit.Doc] + optional, hit.Score);
        }
    }

    [Fact]
    public void ADisjunctionMaxIsTheBestAndAShareOfTheOthers()
    {
        using var index = Random(merged: true);
        var (one, two) = (Scores(index, Term("w0")), Scores(index, Term("w1")));
        foreach (var hit in index.Searcher.Search(new DisjunctionMaxQuery(0.3f) { Term("w0"), Term("w1") }, 1000).ScoreDocs)
        {
            float a = one.GetValueOrDefault(hit.Doc), b = two.GetValueOrDefault(hit.Doc);
            Assert.Equal(Math.Max(a, b) + ((a + b - Math.Max(a, b)) * 0.3f), hit.Score);
        }
    }

    [Fact]
    public void ClausesChooseTheDocuments()
    {
        using var index = new SmallIndex("a b", "a c", "b c", "a b c", "d");
        Assert.Equal("0 3", Sorted(index, Bool(Occur.MUST, Term("a"), Term("b"))));
        Assert.Equal("0 1 2 3", Sorted(index, Bool(Occur.SHOULD, Term("a"), Term("b"))));
        var without = Bool(Occur.SHOULD, Term("a"), Term("b"));
        without.Add(Term("c"), Occur.MUST_NOT);
        Assert.Equal("0", Sorted(index, without));
        var two = Bool(Occur.SHOULD, Term("a"), Term("b"), Term("c"));
        two.MinimumNumberShouldMatch = 2;
        Assert.Equal("0 1 2 3", Sorted(index, two));
        two.MinimumNumberShouldMatch = 3;
        Assert.Equal("3", Sorted(index, two));
    }

    [Fact]
    public void NothingMatchesOnlyProhibitionsOrNoClauses()
    {
        using var index = new SmallIndex("a", "b");
        Assert.Equal("", index.Hits(Bool(Occur.MUST_NOT, Term("a"))));
        Assert.Equal("", index.Hits(new BooleanQuery()));
        Assert.Equal("", index.Hits(Bool(Occur.MUST, Term("a"), Term("missing"))));
    }

    [Fact]
    public void AClauseTwiceCountsTwice()
    {
        using var index = new SmallIndex("a b");
        Assert.Equal((float)(2d * index.Score(Term("a"), 0)), index.Score(Bool(Occur.SHOULD, Term("a"), Term("a")), 0));
    }

    [Fact]
    public void MoreThan1024ClausesAreTooMany()
    {
        var query = Bool(Occur.SHOULD, [.. Enumerable.Repeat(Term("a"), 1024)]);
        Assert.Throws<BooleanQuery.TooManyClausesException>(() => query.Add(Term("a"), Occur.SHOULD));
    }

    [Fact]
    public void BoostsMultiplyTheClausesInside()
    {
        using var index = new SmallIndex("a b", "b");
        var boosted = Bool(Occur.SHOULD, Term("a"), Term("b"));
        boosted.Boost = 2;
        Assert.Equal(2 * index.Score(Bool(Occur.SHOULD, Term("a"), Term("b")), 0), index.Score(boosted, 0));
        Assert.Equal(3, index.Score(new ConstantScoreQuery(Term("a")) { Boost = 3 }, 0));
    }

    private static SmallIndex Random(bool merged)
    {
        var random = new Random(7);
        string Text() => string.Join(' ', Enumerable.Range(0, random.Next(3, 30)).Select(_ => Vocabulary[(int)(12 * Math.Pow(random.NextDouble(), 1.7))]));
        var segments = Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, 60).Select(_ => Text()).ToArray()).ToList();
        return new SmallIndex(new BM25Similarity(), segments, merged);
    }

    private static Dictionary<int, float> Scores(SmallIndex index, Query query) =>
        index.Searcher.Search(query, 1000).ScoreDocs.ToDictionary(hit => hit.Doc, hit => hit.Score);

    private static string Sorted(SmallIndex index, Query query) =>
        string.Join(' ', index.Searcher.Search(query, 1000).ScoreDocs.Select(hit => hit.Doc).Order());
}
