using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Microneedling.Bot.Knowledge;

/// <summary>
/// How much the words of two texts have in common: BM25 over three fields of an article in memory. The curated question
/// stands in a field of its own; all phrasings share one; the answer counts little, for it speaks of much else.
/// </summary>
internal sealed class WordIndex
{
    private const string Question = "question", Phrasings = "phrasings", Answer = "answer", Ordinal = "ordinal";
    private const float K1 = 1.2f, B = 0.5f, AnswerWeight = 0.1f;

    /// <summary>Articles beyond these share next to nothing with the text; sorting them would take most of the time.</summary>
    private const int MostHits = 500;

    private readonly IndexSearcher searcher;
    private readonly int[] articleOf;

    public WordIndex(IReadOnlyList<ReadArticle> articles)
    {
        var similarity = new BM25Similarity(K1, B);
        var directory = new RAMDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, Stems.Analyzer) { Similarity = similarity }))
            for (var article = 0; article < articles.Count; article++)
                writer.AddDocument(new Document
                {
                    new StoredField(Ordinal, article),
                    new TextField(Question, string.Join(' ', articles[article].Wordings[0]), Field.Store.NO),
                    new TextField(Phrasings, string.Join('\n', articles[article].Wordings.Skip(1).Select(words => string.Join(' ', words))), Field.Store.NO),
                    new TextField(Answer, string.Join(' ', articles[article].Answer), Field.Store.NO),
                });
        searcher = new IndexSearcher(DirectoryReader.Open(directory)) { Similarity = similarity };
        articleOf = new int[articles.Count];
        for (var document = 0; document < articleOf.Length; document++)
            articleOf[document] = (int)searcher.Doc(document).GetField(Ordinal).GetInt32Value()!;
    }

    /// <summary>Per article the BM25 score, and the best score that any article could have for these stems.</summary>
    public (float[] Scores, float Best) Score(IReadOnlyList<string> stems)
    {
        var scores = new float[articleOf.Length];
        var query = new BooleanQuery();
        var best = 0f;
        foreach (var stem in stems.Distinct().Take(200))
        {
            best += Add(Question, stem, 1) + Add(Phrasings, stem, 1);
            Add(Answer, stem, AnswerWeight);
        }
        if (scores.Length == 0 || best == 0) return (scores, best);
        foreach (var hit in searcher.Search(query, Math.Min(scores.Length, MostHits)).ScoreDocs) scores[articleOf[hit.Doc]] = hit.Score;
        return (scores, best);

        float Add(string field, string stem, float weight)
        {
            var term = new Term(field, stem);
            query.Add(new TermQuery(term) { Boost = weight }, Occur.SHOULD);
            return weight * (K1 + 1) * Idf(searcher.IndexReader.DocFreq(term));
        }
    }

    /// <summary>Those of the words that the fewest articles say, in their order.</summary>
    public IEnumerable<string> Rarest(IReadOnlyList<string> words, int count)
    {
        var rarest = words.Distinct().Where(word => Stems.Of([word]) is [_]).OrderBy(word => searcher.IndexReader.DocFreq(new Term(Phrasings, Stems.Of([word])[0]))).Take(count).ToHashSet();
        return words.Where(rarest.Contains);
    }

    /// <summary>The idf of BM25: a stem that nothing knows weighs most, for the text may be about just that.</summary>
    private float Idf(int documents) => MathF.Log(1 + (articleOf.Length - documents + 0.5f) / (documents + 0.5f));
}
