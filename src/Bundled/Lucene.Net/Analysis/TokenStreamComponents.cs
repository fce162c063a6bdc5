using System;
using System.IO;

namespace Lucene.Net.Analysis;

/// <summary>A tokenizer and the last filter behind it.</summary>
public class TokenStreamComponents
{
    protected readonly Tokenizer m_source;
    protected readonly TokenStream m_sink;

    public TokenStreamComponents(Tokenizer source) : this(source, source)
    {
    }

    public TokenStreamComponents(Tokenizer source, TokenStream result)
    {
        m_source = source ?? throw new ArgumentNullException(nameof(source));
        m_sink = result;
    }

    public virtual Tokenizer Tokenizer => m_source;

    public virtual TokenStream TokenStream => m_sink;

    protected internal virtual void SetReader(TextReader reader) => m_source.SetReader(reader);
}
