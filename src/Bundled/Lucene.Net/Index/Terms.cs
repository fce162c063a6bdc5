using Lucene.Net.Util;

namespace Lucene.Net.Index;

/// <summary>The terms of a field.</summary>
public abstract class Terms
{
    private protected Terms()
    {
    }

    public abstract long Count { get; }

    public abstract int DocCount { get; }

    public abstract long SumDocFreq { get; }

    public abstract long SumTotalTermFreq { get; }

    public abstract bool HasFreqs { get; }

    public abstract bool HasPositions { get; }

    public abstract TermsEnum GetEnumerator();
}

/// <summary>Walks the terms in code point order.</summary>
public abstract class TermsEnum
{
    private protected TermsEnum()
    {
    }

    /// <summary>The present term.</summary>
    public abstract BytesRef Term { get; }

    public abstract int DocFreq { get; }

    public abstract long TotalTermFreq { get; }

    public TermsEnum Current => this;

    public abstract bool MoveNext();
}
