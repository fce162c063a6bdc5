using System;
using System.Text;
using Lucene.Net.Util;

namespace Lucene.Net.Analysis.TokenAttributes;

/// <summary>All standard attributes of the current token in one object.</summary>
internal sealed class TokenState : ICharTermAttribute, IPositionIncrementAttribute, IPositionLengthAttribute, IOffsetAttribute,
    ITypeAttribute, IKeywordAttribute, IFlagsAttribute
{
    private const string DefaultType = "word";
    private char[] buffer = new char[16];
    private int length;
    private int positionIncrement = 1;
    private int positionLength = 1;

    public char[] Buffer => buffer;

    public int Length
    {
        get => length;
        set => SetLength(value);
    }

    public char this[int index]
    {
        get => index < length ? buffer[index] : throw new ArgumentOutOfRangeException(nameof(index));
        set => buffer[index < length ? index : throw new ArgumentOutOfRangeException(nameof(index))] = value;
    }

    public int PositionIncrement
    {
        get => positionIncrement;
        set => positionIncrement = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), "A position increment is zero or more.");
    }

    public int PositionLength
    {
        get => positionLength;
        set => positionLength = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), "A position length is one or more.");
    }

    public int StartOffset { get; private set; }

    public int EndOffset { get; private set; }

    public string Type { get; set; } = DefaultType;

    public bool IsKeyword { get; set; }

    public int Flags { get; set; }

    internal ReadOnlySpan<char> Term => buffer.AsSpan(0, length);

    public void SetOffset(int startOffset, int endOffset)
    {
        if (startOffset < 0 || endOffset < startOffset)
        {
            throw new ArgumentOutOfRangeException(nameof(startOffset), $"Offsets must be 0 <= start <= end, got {startOffset} and {endOffset}.");
        }

        StartOffset = startOffset;
        EndOffset = endOffset;
    }

    public void CopyBuffer(char[] buffer, int offset, int length)
    {
        this.length = 0;
        Append(buffer.AsSpan(offset, length));
    }

    public char[] ResizeBuffer(int newSize)
    {
        if (buffer.Length < newSize)
        {
            Array.Resize(ref buffer, Math.Max(newSize, buffer.Length * 2));
        }

        return buffer;
    }

    public ICharTermAttribute SetLength(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, buffer.Length);
        this.length = length;
        return this;
    }

    public ICharTermAttribute SetEmpty() => SetLength(0);

    public ICharTermAttribute Append(char value) => Append([value]);

    public ICharTermAttribute Append(char[] value) => Append(value.AsSpan());

    public ICharTermAttribute Append(char[] value, int startIndex, int count) => Append(value.AsSpan(startIndex, count));

    public ICharTermAttribute Append(string value) => Append(value.AsSpan());

    public ICharTermAttribute Append(string value, int startIndex, int count) => Append(value.AsSpan(startIndex, count));

    public ICharTermAttribute Append(StringBuilder value) => Append(value?.ToString());

    public ICharTermAttribute Append(StringBuilder value, int startIndex, int count) => Append(value.ToString(startIndex, count));

    public ICharTermAttribute Append(ICharTermAttribute value) => value is null ? this : Append(value.Buffer.AsSpan(0, value.Length));

    public void Clear()
    {
        length = 0;
        positionIncrement = positionLength = 1;
        StartOffset = EndOffset = Flags = 0;
        Type = DefaultType;
        IsKeyword = false;
    }

    public void CopyTo(IAttribute target)
    {
        var other = (TokenState)target;
        other.length = 0;
        other.Append(Term);
        other.positionIncrement = positionIncrement;
        other.positionLength = positionLength;
        (other.StartOffset, other.EndOffset) = (StartOffset, EndOffset);
        (other.Type, other.IsKeyword, other.Flags) = (Type, IsKeyword, Flags);
    }

    public override string ToString() => new(Term);

    private TokenState Append(ReadOnlySpan<char> text)
    {
        ResizeBuffer(length + text.Length);
        text.CopyTo(buffer.AsSpan(length));
        length += text.Length;
        return this;
    }
}
