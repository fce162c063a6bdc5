using Lucene.Net.Util;

namespace Lucene.Net.Analysis.Standard;

/// <summary>Changes nothing; programs name it out of habit.</summary>
public class StandardFilter : TokenFilter
{
    public StandardFilter(LuceneVersion matchVersion, TokenStream @in) : base(@in)
    {
    }

    public sealed override bool IncrementToken() => m_input.IncrementToken();
}
