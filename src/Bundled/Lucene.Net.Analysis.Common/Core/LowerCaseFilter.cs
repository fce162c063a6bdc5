using System;
using System.Text;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Lucene.Net.Analysis.Core;

/// <summary>Lower-cases code point by code point, the same in every culture.</summary>
public sealed class LowerCaseFilter : TokenFilter
{
    public LowerCaseFilter(LuceneVersion matchVersion, TokenStream @in) : base(@in) => AddAttribute<ICharTermAttribute>();

    public sealed override bool IncrementToken()
    {
        if (!m_input.IncrementToken())
        {
            return false;
        }

        LowerCase(Token.Buffer.AsSpan(0, Token.Length));
        return true;
    }

    internal static void LowerCase(Span<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                text[i] = char.ToLowerInvariant(text[i]);
            }
            else if (i + 1 < text.Length && Rune.TryCreate(text[i], text[i + 1], out var rune))
            {
                Rune.ToLowerInvariant(rune).EncodeToUtf16(text[i..]);
                i++;
            }
        }
    }
}
