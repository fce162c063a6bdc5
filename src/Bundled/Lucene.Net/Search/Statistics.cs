using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Lucene.Net.Search;

/// <summary>Figures of one field over the whole index, deleted documents included.</summary>
public class CollectionStatistics
{
    public CollectionStatistics(string field, long maxDoc, long docCount, long sumTotalTermFreq, long sumDocFreq) =>
        (Field, MaxDoc, DocCount, SumTotalTermFreq, SumDocFreq) = (field, maxDoc, docCount, sumTotalTermFreq, sumDocFreq);

    public string Field { get; }

    public long MaxDoc { get; }

    public long DocCount { get; }

    public long SumTotalTermFreq { get; }

    public long SumDocFreq { get; }
}

/// <summary>Figures of one term over the whole index, deleted documents included.</summary>
public class TermStatistics
{
    private readonly Term term;

    public TermStatistics(BytesRef term, long docFreq, long totalTermFreq) : this(new Term("", term), docFreq, totalTermFreq)
    {
    }

    internal TermStatistics(Term term, long docFreq, long totalTermFreq) =>
        (this.term, DocFreq, TotalTermFreq) = (term, docFreq, totalTermFreq);

    public BytesRef Term => term.Bytes;

    public long DocFreq { get; }

    public long TotalTermFreq { get; }
}
