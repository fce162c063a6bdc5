using System.IO;
using Lucene.Net.Analysis;
using Lucene.Net.Index;

namespace Lucene.Net.Documents;

/// <summary>Analysed text with norms, frequencies and positions.</summary>
public sealed class TextField : Field
{
    public static readonly FieldType TYPE_NOT_STORED = new FieldType { IsIndexed = true }.Freeze();

    public static readonly FieldType TYPE_STORED = new FieldType { IsIndexed = true, IsStored = true }.Freeze();

    public TextField(string name, string value, Store store) : base(name, value, store == Store.YES ? TYPE_STORED : TYPE_NOT_STORED)
    {
    }

    public TextField(string name, TextReader reader) : base(name, reader, TYPE_NOT_STORED)
    {
    }

    public TextField(string name, TokenStream stream) : base(name, stream, TYPE_NOT_STORED)
    {
    }
}

/// <summary>One term as it is, for ids and filters: not analysed, no norms, no frequencies.</summary>
public sealed class StringField : Field
{
    public static readonly FieldType TYPE_NOT_STORED = Type(stored: false);

    public static readonly FieldType TYPE_STORED = Type(stored: true);

    public StringField(string name, string value, Store stored) : base(name, value, stored == Store.YES ? TYPE_STORED : TYPE_NOT_STORED)
    {
    }

    private static FieldType Type(bool stored) => new FieldType
    {
        IsIndexed = true,
        IsStored = stored,
        IsTokenized = false,
        OmitNorms = true,
        IndexOptions = IndexOptions.DOCS_ONLY,
    }.Freeze();
}

/// <summary>A value to be given back with the document, and not searched.</summary>
public sealed class StoredField : Field
{
    public static readonly FieldType TYPE = new FieldType { IsStored = true }.Freeze();

    public StoredField(string name, string value) : base(name, value, TYPE)
    {
    }

    public StoredField(string name, int value) : base(name, TYPE, value)
    {
    }

    public StoredField(string name, long value) : base(name, TYPE, value)
    {
    }

    public StoredField(string name, float value) : base(name, TYPE, value)
    {
    }

    public StoredField(string name, double value) : base(name, TYPE, value)
    {
    }

    internal StoredField(StoredValue stored) : base(stored.Name, TYPE, stored.Value)
    {
    }
}
