using System;
using System.IO;
using System.Threading;

namespace Lucene.Net.Analysis;

/// <summary>Turns text into tokens. Its components are made once a thread (or a thread and field) and used again.</summary>
public abstract class Analyzer : IDisposable
{
    public static readonly ReuseStrategy GLOBAL_REUSE_STRATEGY = new GlobalReuse();

    public static readonly ReuseStrategy PER_FIELD_REUSE_STRATEGY = new PerFieldReuse();

    private readonly ReuseStrategy reuseStrategy;

    protected Analyzer() : this(GLOBAL_REUSE_STRATEGY)
    {
    }

    protected Analyzer(ReuseStrategy reuseStrategy) => this.reuseStrategy = reuseStrategy;

    public ReuseStrategy Strategy => reuseStrategy;

    /// <summary>What a <see cref="ReuseStrategy"/> keeps for the current thread; null once disposed.</summary>
    internal ThreadLocal<object> Stored { get; private set; } = new();

    public static Analyzer NewAnonymous(Func<string, TextReader, TokenStreamComponents> createComponents) =>
        NewAnonymous(createComponents, GLOBAL_REUSE_STRATEGY);

    public static Analyzer NewAnonymous(Func<string, TextReader, TokenStreamComponents> createComponents, ReuseStrategy reuseStrategy) =>
        new Anonymous(createComponents, reuseStrategy);

    public TokenStream GetTokenStream(string fieldName, string text) => GetTokenStream(fieldName, new StringReader(text));

    /// <exception cref="InvalidOperationException">The last stream of this thread was not disposed of.</exception>
    public TokenStream GetTokenStream(string fieldName, TextReader reader)
    {
        var input = InitReader(fieldName, reader);
        var components = reuseStrategy.GetReusableComponents(this, fieldName);
        if (components is null)
        {
            components = CreateComponents(fieldName, input);
            reuseStrategy.SetReusableComponents(this, fieldName, components);
        }
        else
        {
            components.SetReader(input);
        }

        return components.TokenStream;
    }

    public virtual int GetPositionIncrementGap(string fieldName) => 0;

    public virtual int GetOffsetGap(string fieldName) => 1;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected internal abstract TokenStreamComponents CreateComponents(string fieldName, TextReader reader);

    protected internal virtual TextReader InitReader(string fieldName, TextReader reader) => reader;

    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            Stored?.Dispose();
            Stored = null;
        }
    }

    private sealed class Anonymous(Func<string, TextReader, TokenStreamComponents> create, ReuseStrategy reuse) : Analyzer(reuse)
    {
        protected internal override TokenStreamComponents CreateComponents(string fieldName, TextReader reader) => create(fieldName, reader);
    }
}
