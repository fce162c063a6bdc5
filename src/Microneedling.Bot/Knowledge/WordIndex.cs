using System.Collections.Concurrent;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Microneedling.Bot.Knowledge;

/// <summary>
/// How much the words of two texts have in common: BM25 over three fields of an article in a Lucene index in memory. The
/// curated question stands in a field of its own; all phrasings share one; the answer counts little, for it speaks of
/// much else. The score of a text is the sum of the scores of its stems, so the index is searched for each stem once, and
/// remembered is what it said.
/// </summary>
internal sealed class WordIndex
{
    private const string Question = "question", Phrasings = "phrasings", Answer = "answer", Ordinal = "ordinal";
    private const float K1 = 1.2f, B = 0.5f, AnswerWeight = 0.1f;

    /// <summary>More different stems than this are not looked for.</summary>
    private const int MostStems = 200;

    // Nobody asks where in a text a word stands.
    private static readonly FieldType Counted = new FieldType(TextField.TYPE_NOT_STORED) { IndexOptions = IndexOptions.DOCS_AND_FREQS }.Freeze();

    private readonly IndexSearcher searcher;
    private readonly int[] articleOf;
    private readonly Stems stems;
    private readonly float unknown;

    /// <summary>What the index said of a stem; of those only that it knows, so that nothing of a visitor's words stays.</summary>
    private readonly ConcurrentDictionary<string, Found> found = new();

    /// <param name="Best">The best score that any article could have for the stem.</param>
    private sealed record Found(int[] Articles, float[] Scores, float Best);

    /// <param name="stems">Learns the stems of all words.</param>
    public WordIndex(IReadOnlyList<ArticleWords> articles, Stems stems)
    {
        this.stems = stems;
        var similarity = new BM25Similarity(K1, B);
        var directory = new RAMDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, Stems.Analyzer) { Similarity = similarity }))
            for (var article = 0; article < articles.Count; article++)
                writer.AddDocument(new Document
                {
                    new StoredField(Ordinal, article),
                    new Field(Question, new StemStream(articles[article].Wordings[..1], stems), Counted),
                    new Field(Phrasings, new StemStream(articles[article].Wordings[1..], stems), Counted),
                    new Field(Answer, new StemStream(articles[article].Answer, stems), Counted),
                });
        searcher = new IndexSearcher(DirectoryReader.Open(directory)) { Similarity = similarity };
        articleOf = new int[articles.Count];
        for (var document = 0; document < articleOf.Length; document++)
            articleOf[document] = (int)searcher.Doc(document).GetField(Ordinal).GetInt32Value()!;
        unknown = 2 * (K1 + 1) * Idf(0);
    }

    /// <summary>Fills in the BM25 score of each article, and gives the best that any could have for these stems.</summary>
    public float Score(List<string> stems, Span<float> scores)
    {
        scores.Clear();
        var (best, different) = (0f, 0);
        for (var at = 0; at < stems.Count && different < MostStems; at++)
        {
            if (stems.IndexOf(stems[at]) < at) continue;
            different++;
            if (Find(stems[at]) is not { } stem)
            {
                best += unknown;
                continue;
            }
            best += stem.Best;
            for (var hit = 0; hit < stem.Articles.Length; hit++) scores[stem.Articles[hit]] += stem.Scores[hit];
        }
        return best;
    }

    /// <summary>Those of the words that the fewest articles say, in their order.</summary>
    public IEnumerable<string> Rarest(IReadOnlyList<string> words, int count)
    {
        var rarest = words.Distinct().Where(word => stems.Of(word) is [_]).OrderBy(word => Frequency(Phrasings, stems.Of(word)[0])).Take(count).ToHashSet();
        return words.Where(rarest.Contains);
    }

    /// <summary>What the index says of the stem; null when it does not know it.</summary>
    private Found? Find(string stem)
    {
        if (found.TryGetValue(stem, out var known)) return known;
        var query = new BooleanQuery();
        foreach (var (field, weight) in (ReadOnlySpan<(string, float)>)[(Question, 1), (Phrasings, 1), (Answer, AnswerWeight)])
            query.Add(new TermQuery(new Term(field, stem)) { Boost = weight }, Occur.SHOULD);
        var hits = articleOf.Length == 0 ? [] : searcher.Search(query, articleOf.Length).ScoreDocs;
        if (hits.Length == 0) return null;
        var best = (K1 + 1) * (Idf(Frequency(Question, stem)) + Idf(Frequency(Phrasings, stem)));
        return found[stem] = new Found(Array.ConvertAll(hits, hit => articleOf[hit.Doc]), Array.ConvertAll(hits, hit => hit.Score), best);
    }

    private int Frequency(string field, string stem) => searcher.IndexReader.DocFreq(new Term(field, stem));

    /// <summary>The idf of BM25: a stem that nothing knows weighs most, for the text may be about just that.</summary>
    private float Idf(int documents) => MathF.Log(1 + (articleOf.Length - documents + 0.5f) / (documents + 0.5f));
}
