using System;
using System.IO;

namespace Lucene.Net.Analysis;

/// <summary>A token stream that reads text. The text is in <see cref="m_input"/> between Reset and Dispose only.</summary>
public abstract class Tokenizer : TokenStream
{
    protected TextReader m_input = NoReader.Instance;
    private TextReader pending;

    protected Tokenizer(TextReader input) => pending = input ?? throw new ArgumentNullException(nameof(input));

    /// <exception cref="InvalidOperationException">The last text was not disposed of.</exception>
    public void SetReader(TextReader input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (m_input != NoReader.Instance)
        {
            throw new InvalidOperationException("TokenStream contract violation: Dispose() call missing");
        }

        pending = input;
    }

    public override void Reset()
    {
        base.Reset();
        m_input = pending;
        pending = NoReader.Instance;
    }

    protected internal int CorrectOffset(int currentOff) => currentOff; // SUBSET: there are no char filters to correct for

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            m_input.Dispose();
            m_input = pending = NoReader.Instance;
        }
    }

    /// <summary>Stands where a text is missing and says so.</summary>
    private sealed class NoReader : TextReader
    {
        public static readonly NoReader Instance = new();

        public override int Read() => throw Violation();

        public override int Peek() => throw Violation();

        public override int Read(char[] buffer, int index, int count) => throw Violation();

        private static InvalidOperationException Violation() => new(
            "TokenStream contract violation: Reset()/Dispose() call missing, Reset() called multiple times, or subclass does not call base.Reset().");
    }
}
