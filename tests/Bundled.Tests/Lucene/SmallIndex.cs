using System;
using System.Collections.Generic;
using System.Linq;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Bundled.Tests.Lucene;

/// <summary>An index of texts in memory: text i is document i, its words in field f, its number in field id.</summary>
internal sealed class SmallIndex : IDisposable
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    public SmallIndex(params string[] texts) : this(new BM25Similarity(), texts)
    {
    }

    public SmallIndex(Similarity similarity, params string[] texts) : this(similarity, texts.Select(text => new[] { text }))
    {
    }

    /// <param name="segments">The texts of each segment.</param>
    public SmallIndex(Similarity similarity, IEnumerable<string[]> segments, bool merged = true)
    {
        using (var writer = new IndexWriter(Directory, Config(similarity)))
        {
            foreach (var texts in segments)
            {
                foreach (var text in texts)
                {
                    writer.AddDocument(Doc(text));
                }

                if (!merged)
                {
                    writer.Commit();
                }
            }
        }

        Reader = DirectoryReader.Open(Directory);
        Searcher = new IndexSearcher(Reader) { Similarity = similarity };
    }

    public RAMDirectory Directory { get; } = new();

    public DirectoryReader Reader { get; }

    public IndexSearcher Searcher { get; }

    public static Analyzer Words { get; } = new StandardAnalyzer(Version, CharArraySet.Empty);

    public static IndexWriterConfig Config(Similarity similarity = null) =>
        new(Version, Words) { Similarity = similarity ?? new BM25Similarity() };

    public static Document Doc(string text, string id = "") =>
        [new TextField("f", text, Field.Store.YES), new StringField("id", id, Field.Store.YES)];

    public static TermQuery Term(string word, float boost = 1) => new(new Term("f", word)) { Boost = boost };

    public static BooleanQuery Bool(Occur occur, params Query[] queries)
    {
        var query = new BooleanQuery();
        Array.ForEach(queries, clause => query.Add(clause, occur));
        return query;
    }

    public static PhraseQuery Phrase(params string[] words)
    {
        var phrase = new PhraseQuery();
        Array.ForEach(words, word => phrase.Add(new Term("f", word)));
        return phrase;
    }

    /// <summary>The numbers of the hits, best first.</summary>
    public string Hits(Query query) => string.Join(' ', Searcher.Search(query, 1000).ScoreDocs.Select(hit => hit.Doc));

    public float Score(Query query, int doc) => Searcher.Search(query, 1000).ScoreDocs.Single(hit => hit.Doc == doc).Score;

    public void Dispose()
    {
        Reader.Dispose();
        Directory.Dispose();
    }
}
