using Lucene.Net.Search;

namespace Lucene.Net.Index;

/// <summary>Walks documents and says how often the term is in each.</summary>
public abstract class DocsEnum : DocIdSetIterator
{
    private protected DocsEnum()
    {
    }

    public abstract int Freq { get; }
}
