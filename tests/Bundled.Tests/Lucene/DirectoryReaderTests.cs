using System;
using System.Collections.Generic;
using System.Linq;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using static Bundled.Tests.Lucene.SmallIndex;

namespace Bundled.Tests.Lucene;

public class DirectoryReaderTests
{
    private readonly RAMDirectory directory = new();

    [Fact]
    public void AReaderShowsTheCommitThatItWasOpenedOn()
    {
        using var writer = new IndexWriter(directory, Config());
        writer.AddDocument(Doc("a"));
        writer.Commit();
        using var old = DirectoryReader.Open(directory);
        Assert.True(old.IsCurrent());
        Assert.Null(DirectoryReader.OpenIfChanged(old));
        writer.AddDocument(Doc("b"));
        Assert.Null(DirectoryReader.OpenIfChanged(old));
        writer.Commit();
        Assert.False(old.IsCurrent());
        using var young = DirectoryReader.OpenIfChanged(old);
        Assert.Equal((1, 2), (old.NumDocs, young.NumDocs));
    }

    [Fact]
    public void AReaderOfAWriterShowsWhatIsNotCommitted()
    {
        using var writer = new IndexWriter(directory, Config());
        writer.AddDocument(Doc("a"));
        using var reader = DirectoryReader.Open(writer, true);
        Assert.Equal(1, reader.NumDocs);
        Assert.Null(DirectoryReader.OpenIfChanged(reader));
        writer.AddDocument(Doc("b"));
        using var next = DirectoryReader.OpenIfChanged(reader);
        Assert.Equal(2, next.NumDocs);
    }

    [Fact]
    public void EachCommitIsASegmentUntilTheyAreMerged()
    {
        using var writer = new IndexWriter(directory, Config());
        for (var i = 0; i < 3; i++)
        {
            writer.AddDocument(Doc("a"));
            writer.Commit();
        }

        using (var reader = DirectoryReader.Open(directory))
        {
            Assert.Equal([0, 1, 2], reader.Leaves.Select(leaf => leaf.DocBase));
        }

        writer.ForceMerge(1);
        writer.Commit();
        using var merged = DirectoryReader.Open(directory);
        Assert.Single(merged.Leaves);
        Assert.Equal(3, new IndexSearcher(merged).Search(Term("a"), 5).TotalHits);
    }

    [Fact]
    public void FiguresOfTermsAndFieldsAreThoseOfTheWholeIndex()
    {
        using var index = new SmallIndex("a b a", "b", "c");
        var (a, b) = (new Term("f", "a"), new Term("f", "b"));
        Assert.Equal((1, 2L, 2, 2L), (index.Reader.DocFreq(a), index.Reader.TotalTermFreq(a), index.Reader.DocFreq(b), index.Reader.TotalTermFreq(b)));
        Assert.Equal((3, 4L, 5L), (index.Reader.GetDocCount("f"), index.Reader.GetSumDocFreq("f"), index.Reader.GetSumTotalTermFreq("f")));
        Assert.Equal((-1L, 0), (index.Reader.GetSumTotalTermFreq("id"), index.Reader.DocFreq(new Term("no", "such"))));
        var figures = index.Searcher.CollectionStatistics("f");
        Assert.Equal((3L, 3L, 5L), (figures.MaxDoc, figures.DocCount, figures.SumTotalTermFreq));
    }

    [Fact]
    public void TermsStandInTheOrderOfTheirCodePoints()
    {
        using var index = new SmallIndex("b a \U0001D400 \uFF41 é", "a");
        var read = new List<(string, int)>();
        foreach (var term in MultiFields.GetTerms(index.Reader, "f"))
        {
            read.Add((term.Term.Utf8ToString(), term.DocFreq));
        }

        Assert.Equal([("a", 2), ("b", 1), ("é", 1), ("\uFF41", 1), ("\U0001D400", 1)], read);
        Assert.Null(MultiFields.GetTerms(index.Reader, "missing"));
    }

    [Fact]
    public void StoredFieldsComeBackAndOthersDoNot()
    {
        using (var writer = new IndexWriter(directory, Config()))
        {
            writer.AddDocument(new Document
            {
                new StoredField("number", 5),
                new StringField("name", "first", Field.Store.YES),
                new StringField("name", "second", Field.Store.YES),
                new TextField("text", "not kept", Field.Store.NO),
            });
        }

        using var reader = DirectoryReader.Open(directory);
        var document = reader.Document(0);
        Assert.Equal(("5", 5, "first"), (document.Get("number"), document.GetField("number").GetInt32Value(), document.Get("name")));
        Assert.Equal(["first", "second"], document.GetValues("name"));
        Assert.Null(document.Get("text"));
        Assert.Null(reader.Document(0, new HashSet<string> { "name" }).Get("number"));
    }

    [Fact]
    public void AClosedReaderIsOfNoUse()
    {
        using var index = new SmallIndex("a");
        var reader = DirectoryReader.Open(index.Directory);
        Assert.True(reader.TryIncRef());
        reader.Dispose();
        Assert.Equal(1, reader.RefCount);
        reader.DecRef();
        Assert.False(reader.TryIncRef());
        Assert.ThrowsAny<ObjectDisposedException>(() => reader.Document(0));
    }

    [Fact]
    public void PhrasesMatchAcrossTheValuesOfAField()
    {
        using (var writer = new IndexWriter(directory, Config()))
        {
            writer.AddDocument(new Document { new TextField("f", "red", Field.Store.NO), new TextField("f", "skin", Field.Store.NO) });
        }

        using var reader = DirectoryReader.Open(directory);
        Assert.Equal(1, new IndexSearcher(reader).Search(Phrase("red", "skin"), 5).TotalHits);
    }
}
