using System;
using Lucene.Net.Util;

namespace Lucene.Net.Analysis;

/// <summary>
/// A sequence of tokens, read as Reset, IncrementToken until false, End, Dispose. The token stands in the attributes.
/// </summary>
public abstract class TokenStream : AttributeSource, IDisposable
{
    protected TokenStream()
    {
    }

    protected TokenStream(AttributeSource input) : base(input)
    {
    }

    public abstract bool IncrementToken();

    /// <summary>Sets the attributes to the end of the text: the last offset, and the positions of removed trailing words.</summary>
    public virtual void End()
    {
        ClearAttributes();
        Token.PositionIncrement = 0;
    }

    public virtual void Reset()
    {
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
