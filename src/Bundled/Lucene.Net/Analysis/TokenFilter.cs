namespace Lucene.Net.Analysis;

/// <summary>A token stream that changes the tokens of another.</summary>
public abstract class TokenFilter : TokenStream
{
    protected readonly TokenStream m_input;

    protected TokenFilter(TokenStream input) : base(input) => m_input = input;

    public override void End() => m_input.End();

    public override void Reset() => m_input.Reset();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            m_input.Dispose();
        }
    }
}
