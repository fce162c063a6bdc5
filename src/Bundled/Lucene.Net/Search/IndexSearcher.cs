using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;

namespace Lucene.Net.Search;

/// <summary>Searches a reader. Safe for many threads.</summary>
public class IndexSearcher
{
    private readonly ConcurrentDictionary<string, FieldView> fields = new();

    public IndexSearcher(IndexReader r) => IndexReader = r;

    /// <summary>TF-IDF, for writers and searchers that are told nothing else.</summary>
    public static Similarity DefaultSimilarity { get; } = new DefaultSimilarity();

    public virtual IndexReader IndexReader { get; }

    public virtual IndexReaderContext TopReaderContext => IndexReader.Context;

    public virtual Similarity Similarity { get; set; } = DefaultSimilarity;

    public virtual Document Doc(int docID) => IndexReader.Document(docID);

    public virtual Document Doc(int docID, ISet<string> fieldsToLoad) => IndexReader.Document(docID, fieldsToLoad);

    /// <exception cref="ArgumentOutOfRangeException">n is less than one.</exception>
    public virtual TopDocs Search(Query query, int n) => SearchAfter(null, query, n);

    /// <summary>The next best hits after one of an earlier search.</summary>
    public virtual TopDocs SearchAfter(ScoreDoc after, Query query, int n)
    {
        var limit = Math.Max(1, IndexReader.MaxDoc);
        if (after is not null && after.Doc >= limit)
        {
            throw new ArgumentException($"after.Doc exceeds the number of documents in the reader: after.Doc={after.Doc} limit={limit}");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        var weight = CreateNormalizedWeight(query);
        var hits = new TopHits(Math.Min(n, limit), after);
        foreach (var leaf in TopReaderContext.Leaves)
        {
            weight.Collect(leaf, hits);
        }

        return hits.ToTopDocs();
    }

    /// <summary>How the score of a document comes about; meant for people, as slow as a search.</summary>
    public virtual Explanation Explain(Query query, int doc)
    {
        var weight = CreateNormalizedWeight(query);
        foreach (var leaf in TopReaderContext.Leaves)
        {
            if (doc >= leaf.DocBase && doc < leaf.DocBase + leaf.AtomicReader.MaxDoc)
            {
                return leaf.AtomicReader.Live.Deleted?[doc - leaf.DocBase] == true
                    ? new ComplexExplanation(false, 0, "Document " + doc + " is deleted")
                    : weight.Explain(leaf, doc - leaf.DocBase);
            }
        }

        throw new ArgumentOutOfRangeException(nameof(doc));
    }

    public virtual Query Rewrite(Query query)
    {
        for (var next = query.Rewrite(IndexReader); next != query; next = query.Rewrite(IndexReader))
        {
            query = next;
        }

        return query;
    }

    public virtual CollectionStatistics CollectionStatistics(string field) => Field(field).Statistics;

    public override string ToString() => $"IndexSearcher({IndexReader})";

    internal FieldView Field(string field) => fields.GetOrAdd(field, static (field, reader) => new FieldView(field, reader), IndexReader);

    /// <summary>The documents that match, segment by segment.</summary>
    internal IEnumerable<IEnumerable<int>> Matches(Query query)
    {
        var weight = CreateNormalizedWeight(query);
        return TopReaderContext.Leaves.Select(leaf => Docs(weight.GetScorer(leaf)));

        static IEnumerable<int> Docs(Scorer scorer)
        {
            while (scorer is not null && scorer.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
            {
                yield return scorer.DocID;
            }
        }
    }

    private Weight CreateNormalizedWeight(Query query)
    {
        var weight = Rewrite(query).CreateWeight(this);
        var norm = Similarity.QueryNorm(weight.GetValueForNormalization());
        weight.Normalize(float.IsInfinity(norm) || float.IsNaN(norm) ? 1 : norm, 1);
        return weight;
    }
}
