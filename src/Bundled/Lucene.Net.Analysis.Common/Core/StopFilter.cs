using System.Collections.Generic;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Lucene.Net.Analysis.Core;

/// <summary>Drops stop words and leaves holes where they stood.</summary>
public sealed class StopFilter : FilteringTokenFilter
{
    private readonly CharArraySet stopWords;

    public StopFilter(LuceneVersion matchVersion, TokenStream @in, CharArraySet stopWords) : base(matchVersion, @in)
    {
        this.stopWords = stopWords;
        AddAttribute<ICharTermAttribute>();
    }

    public static CharArraySet MakeStopSet(LuceneVersion matchVersion, params string[] stopWords) => MakeStopSet(matchVersion, stopWords, false);

    public static CharArraySet MakeStopSet(LuceneVersion matchVersion, string[] stopWords, bool ignoreCase) => new(matchVersion, stopWords, ignoreCase);

    public static CharArraySet MakeStopSet(LuceneVersion matchVersion, IList<string> stopWords, bool ignoreCase) => new(matchVersion, stopWords, ignoreCase);

    protected override bool Accept() => !stopWords.Contains(Token.Term);
}
