using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Lucene.Net.Analysis.En;

/// <summary>Takes "'s" off the end of words.</summary>
public sealed class EnglishPossessiveFilter : TokenFilter
{
    public EnglishPossessiveFilter(LuceneVersion version, TokenStream input) : base(input) => AddAttribute<ICharTermAttribute>();

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken())
        {
            return false;
        }

        if (Token.Term is [.., '\'' or '\u2019' or '\uFF07', 's' or 'S'])
        {
            Token.Length -= 2;
        }

        return true;
    }
}
