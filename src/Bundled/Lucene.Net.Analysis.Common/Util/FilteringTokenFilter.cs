using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Lucene.Net.Analysis.Util;

/// <summary>Drops tokens and leaves holes where they stood.</summary>
public abstract class FilteringTokenFilter : TokenFilter
{
    protected readonly LuceneVersion m_version;
    private int skipped;

    public FilteringTokenFilter(LuceneVersion version, TokenStream @in) : base(@in)
    {
        m_version = version;
        AddAttribute<IPositionIncrementAttribute>();
    }

    public sealed override bool IncrementToken()
    {
        skipped = 0;
        while (m_input.IncrementToken())
        {
            if (Accept())
            {
                Token.PositionIncrement += skipped;
                return true;
            }

            skipped += Token.PositionIncrement;
        }

        return false;
    }

    public override void Reset()
    {
        base.Reset();
        skipped = 0;
    }

    public override void End()
    {
        base.End();
        Token.PositionIncrement += skipped;
    }

    protected abstract bool Accept();
}
