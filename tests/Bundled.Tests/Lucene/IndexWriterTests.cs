using System;
using System.Linq;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using static Bundled.Tests.Lucene.SmallIndex;

namespace Bundled.Tests.Lucene;

public class IndexWriterTests
{
    private readonly RAMDirectory directory = new();

    [Fact]
    public void NothingCanBeReadBeforeTheFirstCommit()
    {
        Assert.Throws<IndexNotFoundException>(() => DirectoryReader.Open(directory));
        using var writer = new IndexWriter(directory, Config());
        writer.AddDocument(Doc("a"));
        Assert.Throws<IndexNotFoundException>(() => DirectoryReader.Open(directory));
        Assert.False(DirectoryReader.IndexExists(directory));
        writer.Commit();
        Assert.Equal(1, Documents());
    }

    [Fact]
    public void DisposeCommitsAndRollbackForgets()
    {
        using (var writer = new IndexWriter(directory, Config()))
        {
            writer.AddDocument(Doc("a"));
        }

        Assert.Equal(1, Documents());
        var second = new IndexWriter(directory, Config());
        second.AddDocument(Doc("b"));
        second.Rollback();
        Assert.Equal(1, Documents());
    }

    [Fact]
    public void AWriterWithoutDocumentsLeavesAnEmptyIndex()
    {
        new IndexWriter(directory, Config()).Dispose();
        using var reader = DirectoryReader.Open(directory);
        Assert.Equal(0, reader.MaxDoc);
        Assert.Equal(0, new IndexSearcher(reader).Search(new MatchAllDocsQuery(), 5).TotalHits);
    }

    [Fact]
    public void TheOpenModeSaysWhatBecomesOfAnOldIndex()
    {
        var append = Config();
        append.OpenMode = OpenMode.APPEND;
        Assert.Throws<IndexNotFoundException>(() => new IndexWriter(directory, append));
        Add(OpenMode.CREATE_OR_APPEND);
        Assert.Equal(1, Documents());
        Add(OpenMode.APPEND);
        Assert.Equal(2, Documents());
        Add(OpenMode.CREATE);
        Assert.Equal(1, Documents());
    }

    [Fact]
    public void ASecondWriterIsRefused()
    {
        using var writer = new IndexWriter(directory, Config());
        var impatient = Config();
        impatient.WriteLockTimeout = 1;
        Assert.True(IndexWriter.IsLocked(directory));
        Assert.Throws<LockObtainFailedException>(() => new IndexWriter(directory, impatient));
        writer.Dispose();
        Assert.False(IndexWriter.IsLocked(directory));
    }

    [Fact]
    public void AConfigurationServesOneWriterOnly()
    {
        var config = Config();
        new IndexWriter(directory, config).Dispose();
        Assert.ThrowsAny<Exception>(() => new IndexWriter(directory, config));
    }

    [Fact]
    public void AClosedWriterIsOfNoUse()
    {
        var writer = new IndexWriter(directory, Config());
        writer.Dispose();
        Assert.ThrowsAny<ObjectDisposedException>(() => writer.AddDocument(Doc("a")));
        Assert.ThrowsAny<ObjectDisposedException>(writer.Commit);
    }

    [Fact]
    public void AnUpdateReplacesWhatHasTheTermAlsoBeforeTheCommit()
    {
        using var writer = new IndexWriter(directory, Config());
        writer.AddDocument(Doc("old", "1"));
        writer.AddDocument(Doc("other", "2"));
        writer.UpdateDocument(new Term("id", "1"), Doc("new", "1"));
        writer.Commit();
        Assert.Equal(["other", "new"], Texts(new MatchAllDocsQuery()));
        writer.UpdateDocument(new Term("id", "2"), Doc("newer", "2"));
        writer.Commit();
        Assert.Equal(["new", "newer"], Texts(new MatchAllDocsQuery()));
    }

    [Fact]
    public void DocumentsAreDeletedByTermAndByQuery()
    {
        using var writer = new IndexWriter(directory, Config());
        foreach (var text in new[] { "a", "a b", "b", "c" })
        {
            writer.AddDocument(Doc(text));
        }

        writer.DeleteDocuments(new Term("f", "c"));
        writer.Commit();
        Assert.Equal(["a", "a b", "b"], Texts(new MatchAllDocsQuery()));
        writer.DeleteDocuments(Bool(Occur.MUST, Term("a"), Term("b")));
        writer.Commit();
        Assert.Equal(["a", "b"], Texts(new MatchAllDocsQuery()));
        writer.DeleteAll();
        writer.Commit();
        Assert.Equal(0, Documents());
    }

    [Fact]
    public void DeletedDocumentsAreNotFoundByAnyQuery()
    {
        using var writer = new IndexWriter(directory, Config());
        foreach (var id in new[] { "1", "2", "3" })
        {
            writer.AddDocument(Doc("a b", id));
        }

        writer.DeleteDocuments(new Term("id", "2"));
        writer.Commit();
        Query[] queries =
        [
            Term("a"), Phrase("a", "b"), Bool(Occur.SHOULD, Term("a"), Term("b")), Bool(Occur.MUST, Term("a"), Term("b")),
            new PrefixQuery(new Term("f", "a")), new ConstantScoreQuery(Term("a")), new DisjunctionMaxQuery(0) { Term("a"), Term("b") },
        ];
        Assert.All(queries, query => Assert.Equal(2, Texts(query).Length));
    }

    [Fact]
    public void AnUnfinishedValueIsRefusedAndALongTermToo()
    {
        Assert.Throws<ArgumentNullException>(() => new TextField("f", (string)null, Field.Store.NO));
        Assert.Throws<ArgumentNullException>(() => new StringField("f", null, Field.Store.NO));
        using var writer = new IndexWriter(directory, Config());
        writer.AddDocument(new Document { new StringField("f", new string('a', 32766), Field.Store.NO) });
        Assert.ThrowsAny<ArgumentException>(() =>
            writer.AddDocument(new Document { new StringField("f", new string('a', 32767), Field.Store.NO) }));
        writer.Commit();
        Assert.Equal(1, Documents());
    }

    private int Documents()
    {
        using var reader = DirectoryReader.Open(directory);
        return reader.NumDocs;
    }

    private string[] Texts(Query query)
    {
        using var reader = DirectoryReader.Open(directory);
        var searcher = new IndexSearcher(reader);
        return [.. searcher.Search(query, 10).ScoreDocs.OrderBy(hit => hit.Doc).Select(hit => searcher.Doc(hit.Doc).Get("f"))];
    }

    private void Add(OpenMode mode)
    {
        var config = Config();
        config.OpenMode = mode;
        using var writer = new IndexWriter(directory, config);
        writer.AddDocument(Doc("a"));
    }
}
