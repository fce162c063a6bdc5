using System.IO;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Lucene.Net.Analysis.Standard;

/// <summary>Words in lower case without stop words.</summary>
public sealed class StandardAnalyzer : StopwordAnalyzerBase
{
    public const int DEFAULT_MAX_TOKEN_LENGTH = 255;

    public static readonly CharArraySet STOP_WORDS_SET = StopFilter.MakeStopSet(
        LuceneVersion.LUCENE_48,
        "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of", "on", "or", "such",
        "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with").AsReadOnly();

    public StandardAnalyzer(LuceneVersion matchVersion) : this(matchVersion, STOP_WORDS_SET)
    {
    }

    public StandardAnalyzer(LuceneVersion matchVersion, CharArraySet stopWords) : base(matchVersion, stopWords)
    {
    }

    /// <summary>Longer tokens are dropped.</summary>
    public int MaxTokenLength { get; set; } = DEFAULT_MAX_TOKEN_LENGTH;

    protected internal override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var source = new StandardTokenizer(m_matchVersion, reader) { MaxTokenLength = MaxTokenLength };
        TokenStream result = new StandardFilter(m_matchVersion, source);
        result = new LowerCaseFilter(m_matchVersion, result);
        return new Components(this, source, new StopFilter(m_matchVersion, result, m_stopwords));
    }

    /// <summary>Takes up a changed <see cref="MaxTokenLength"/> with the next text.</summary>
    private sealed class Components(StandardAnalyzer analyzer, StandardTokenizer source, TokenStream result) : TokenStreamComponents(source, result)
    {
        protected internal override void SetReader(TextReader reader)
        {
            source.MaxTokenLength = analyzer.MaxTokenLength;
            base.SetReader(reader);
        }
    }
}
