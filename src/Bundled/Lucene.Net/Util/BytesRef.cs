using System;
using System.Text;

namespace Lucene.Net.Util;

/// <summary>A slice of a byte array; terms are UTF-8 in one. Ordered by unsigned bytes, which is code point order.</summary>
public sealed class BytesRef : IComparable<BytesRef>, IComparable, IEquatable<BytesRef>
{
    public BytesRef() : this([])
    {
    }

    public BytesRef(byte[] bytes) : this(bytes, 0, bytes.Length)
    {
    }

    public BytesRef(byte[] bytes, int offset, int length)
    {
        Bytes = bytes;
        Offset = offset;
        Length = length;
    }

    public BytesRef(string text) : this(Encoding.UTF8.GetBytes(text))
    {
    }

    public byte[] Bytes { get; set; }

    public int Offset { get; set; }

    public int Length { get; set; }

    private ReadOnlySpan<byte> Span => Bytes.AsSpan(Offset, Length);

    public bool BytesEquals(BytesRef other) => Span.SequenceEqual(other.Span);

    public string Utf8ToString() => Encoding.UTF8.GetString(Span);

    public object Clone() => new BytesRef(Bytes, Offset, Length);

    public static BytesRef DeepCopyOf(BytesRef other) => new(other.Span.ToArray());

    public int CompareTo(BytesRef other) => Span.SequenceCompareTo(other.Span);

    public int CompareTo(object other) => other is BytesRef bytes ? CompareTo(bytes) : throw new ArgumentException("Not a BytesRef.", nameof(other));

    bool IEquatable<BytesRef>.Equals(BytesRef other) => other is not null && BytesEquals(other);

    public override bool Equals(object other) => other is BytesRef bytes && BytesEquals(bytes);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    public override string ToString() => "[" + Convert.ToHexStringLower(Span) + "]";
}
