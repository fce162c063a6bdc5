using BenchmarkDotNet.Attributes;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Microneedling.Bot.Benchmarks;

/// <summary>
/// A ten-word disjunction over three fields, on a public-size index (28 articles, 600 phrasings) and on 10,000 documents.
/// Names public Lucene.Net members only: runs unchanged with OfficialPackages=true.
/// </summary>
[MemoryDiagnoser]
public class LuceneSearchBenchmark
{
    private static readonly string[] Fields = ["question", "phrasing", "body"];
    private RAMDirectory directory = null!;
    private IndexSearcher searcher = null!;
    private Query[] flat = null!;
    private Query[] bestField = null!;
    private int next;

    [Params(600, 10_000)]
    public int Documents { get; set; }

    [GlobalSetup]
    public void Build()
    {
        var words = new SyntheticWords(seed: 42, vocabulary: 1_500);
        directory = new RAMDirectory();
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, new StandardAnalyzer(LuceneVersion.LUCENE_48)) { Similarity = new BM25Similarity() };
        using (var writer = new IndexWriter(directory, config))
        {
            for (var i = 0; i < Documents; i++)
            {
                writer.AddDocument(new Document
                {
                    new TextField(Fields[0], words.Sentence(8), Field.Store.NO),
                    new TextField(Fields[1], words.Sentence(10), Field.Store.NO),
                    new TextField(Fields[2], words.Sentence(40), Field.Store.NO),
                });
            }
        }

        searcher = new IndexSearcher(DirectoryReader.Open(directory)) { Similarity = new BM25Similarity() };
        var questions = Enumerable.Range(0, 64).Select(_ => words.Sentence(10).Split(' ')).ToList();
        flat = [.. questions.Select(Flat)];
        bestField = [.. questions.Select(BestField)];
    }

    [GlobalCleanup]
    public void Close()
    {
        searcher.IndexReader.Dispose();
        directory.Dispose();
    }

    [Benchmark(Baseline = true)]
    public TopDocs TenWordsThreeFields() => searcher.Search(flat[next++ % flat.Length], 10);

    [Benchmark]
    public TopDocs TenWordsBestOfThreeFields() => searcher.Search(bestField[next++ % bestField.Length], 10);

    private static BooleanQuery Flat(string[] words)
    {
        var query = new BooleanQuery();
        foreach (var (word, field) in words.SelectMany(word => Fields.Select(field => (word, field))))
        {
            query.Add(new TermQuery(new Term(field, word)), Occur.SHOULD);
        }

        return query;
    }

    private static BooleanQuery BestField(string[] words)
    {
        var query = new BooleanQuery();
        foreach (var word in words)
        {
            var best = new DisjunctionMaxQuery(0.1f);
            foreach (var field in Fields)
            {
                best.Add(new TermQuery(new Term(field, word)));
            }

            query.Add(best, Occur.SHOULD);
        }

        return query;
    }
}

/// <summary>Sentences whose words are distributed as in a language: the n-th word 1/n as often as the first.</summary>
internal sealed class SyntheticWords
{
    private readonly Random random;
    private readonly double[] cumulative;

    public SyntheticWords(int seed, int vocabulary)
    {
        random = new Random(seed);
        cumulative = new double[vocabulary];
        for (var i = 0; i < vocabulary; i++)
        {
            cumulative[i] = (i == 0 ? 0 : cumulative[i - 1]) + (1.0 / (i + 3));
        }
    }

    public string Sentence(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word()));

    private string Word()
    {
        var index = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return "w" + (index < 0 ? ~index : index);
    }
}
