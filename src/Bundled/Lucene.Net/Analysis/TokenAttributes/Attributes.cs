using System.Text;
using Lucene.Net.Util;

namespace Lucene.Net.Analysis.TokenAttributes;

/// <summary>The text of a token. SUBSET: without J2N's ICharSequence and IAppendable.</summary>
public interface ICharTermAttribute : IAttribute
{
    char[] Buffer { get; }

    int Length { get; set; }

    char this[int index] { get; set; }

    void CopyBuffer(char[] buffer, int offset, int length);

    char[] ResizeBuffer(int newSize);

    ICharTermAttribute SetLength(int length);

    ICharTermAttribute SetEmpty();

    ICharTermAttribute Append(char value);

    ICharTermAttribute Append(char[] value);

    ICharTermAttribute Append(char[] value, int startIndex, int count);

    ICharTermAttribute Append(string value);

    ICharTermAttribute Append(string value, int startIndex, int count);

    ICharTermAttribute Append(StringBuilder value);

    ICharTermAttribute Append(StringBuilder value, int startIndex, int count);

    ICharTermAttribute Append(ICharTermAttribute value);
}

/// <summary>How many positions the token is after the one before it: 1, more after removed words, 0 for a synonym.</summary>
public interface IPositionIncrementAttribute : IAttribute
{
    int PositionIncrement { get; set; }
}

/// <summary>How many positions the token spans.</summary>
public interface IPositionLengthAttribute : IAttribute
{
    int PositionLength { get; set; }
}

/// <summary>Where the token stands in the text, in UTF-16 units.</summary>
public interface IOffsetAttribute : IAttribute
{
    int StartOffset { get; }

    int EndOffset { get; }

    void SetOffset(int startOffset, int endOffset);
}

/// <summary>The lexical type, "word" unless a tokenizer says more.</summary>
public interface ITypeAttribute : IAttribute
{
    string Type { get; set; }
}

/// <summary>Whether stemmers leave the token alone.</summary>
public interface IKeywordAttribute : IAttribute
{
    bool IsKeyword { get; set; }
}

/// <summary>Bits for the filters' own use.</summary>
public interface IFlagsAttribute : IAttribute
{
    int Flags { get; set; }
}
