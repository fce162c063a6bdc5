using Lucene.Net.Analysis.TokenAttributes;

namespace Lucene.Net.Analysis.En;

/// <summary>Stems English words, which must be in lower case, with Porter's algorithm. Keyword tokens are left alone.</summary>
public sealed class PorterStemFilter : TokenFilter
{
    private readonly PorterStemmer stemmer = new();

    public PorterStemFilter(TokenStream @in) : base(@in)
    {
        AddAttribute<ICharTermAttribute>();
        AddAttribute<IKeywordAttribute>();
    }

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken())
        {
            return false;
        }

        if (!Token.IsKeyword)
        {
            Token.Length = stemmer.Stem(Token.Buffer, Token.Length);
        }

        return true;
    }
}
