using System;
using Lucene.Net.Util;

namespace Lucene.Net.Index;

/// <summary>A word in a field. SUBSET: terms are text, so bytes that are not UTF-8 do not survive.</summary>
public sealed class Term : IComparable<Term>, IEquatable<Term>
{
    public Term(string fld) : this(fld, "")
    {
    }

    public Term(string fld, string text) => (Field, Text) = (fld, text ?? throw new ArgumentNullException(nameof(text)));

    public Term(string fld, BytesRef bytes) : this(fld, bytes.Utf8ToString())
    {
    }

    public string Field { get; }

    public string Text { get; }

    public BytesRef Bytes => new(Text);

    public bool Equals(Term other) => other is not null && Field == other.Field && Text == other.Text;

    public int CompareTo(Term other) =>
        Field == other.Field ? TermOrder.Compare(Text, other.Text) : string.CompareOrdinal(Field, other.Field);

    public override bool Equals(object obj) => Equals(obj as Term);

    public override int GetHashCode() => HashCode.Combine(Field, Text);

    public override string ToString() => Field + ":" + Text;
}
