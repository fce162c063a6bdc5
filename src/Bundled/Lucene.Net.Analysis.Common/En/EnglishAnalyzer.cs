using System.IO;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Lucene.Net.Analysis.En;

/// <summary>Words in lower case, without possessives and stop words, stemmed.</summary>
public sealed class EnglishAnalyzer : StopwordAnalyzerBase
{
    private readonly CharArraySet stemExclusionSet;

    public EnglishAnalyzer(LuceneVersion matchVersion) : this(matchVersion, DefaultStopSet)
    {
    }

    public EnglishAnalyzer(LuceneVersion matchVersion, CharArraySet stopwords) : this(matchVersion, stopwords, CharArraySet.Empty)
    {
    }

    public EnglishAnalyzer(LuceneVersion matchVersion, CharArraySet stopwords, CharArraySet stemExclusionSet) : base(matchVersion, stopwords) =>
        this.stemExclusionSet = CharArraySet.Copy(matchVersion, stemExclusionSet).AsReadOnly();

    public static CharArraySet DefaultStopSet => StandardAnalyzer.STOP_WORDS_SET;

    protected internal override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var source = new StandardTokenizer(m_matchVersion, reader);
        TokenStream result = new StandardFilter(m_matchVersion, source);
        result = new EnglishPossessiveFilter(m_matchVersion, result);
        result = new LowerCaseFilter(m_matchVersion, result);
        result = new StopFilter(m_matchVersion, result, m_stopwords);
        if (stemExclusionSet.Count > 0)
        {
            result = new SetKeywordMarkerFilter(result, stemExclusionSet);
        }

        return new TokenStreamComponents(source, new PorterStemFilter(result));
    }
}
