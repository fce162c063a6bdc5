using Lucene.Net.Util;

namespace Lucene.Net.Analysis.Util;

/// <summary>An analyzer that has stop words.</summary>
public abstract class StopwordAnalyzerBase : Analyzer
{
    protected readonly CharArraySet m_stopwords;
    protected readonly LuceneVersion m_matchVersion;

    protected StopwordAnalyzerBase(LuceneVersion version) : this(version, null)
    {
    }

    protected StopwordAnalyzerBase(LuceneVersion version, CharArraySet stopwords)
    {
        m_matchVersion = version;
        m_stopwords = stopwords is null ? CharArraySet.Empty : CharArraySet.Copy(version, stopwords).AsReadOnly();
    }

    public virtual CharArraySet StopwordSet => m_stopwords;
}
