using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;

namespace Lucene.Net.Analysis.Miscellaneous;

/// <summary>Marks tokens that stemmers leave alone.</summary>
public abstract class KeywordMarkerFilter : TokenFilter
{
    protected KeywordMarkerFilter(TokenStream @in) : base(@in) => AddAttribute<IKeywordAttribute>();

    public sealed override bool IncrementToken()
    {
        if (!m_input.IncrementToken())
        {
            return false;
        }

        Token.IsKeyword |= IsKeyword();
        return true;
    }

    protected abstract bool IsKeyword();
}

/// <summary>Marks the words of a set.</summary>
public sealed class SetKeywordMarkerFilter : KeywordMarkerFilter
{
    private readonly CharArraySet keywordSet;

    public SetKeywordMarkerFilter(TokenStream @in, CharArraySet keywordSet) : base(@in)
    {
        this.keywordSet = keywordSet;
        AddAttribute<ICharTermAttribute>();
    }

    protected override bool IsKeyword() => keywordSet.Contains(Token.Term);
}
