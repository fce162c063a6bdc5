using System;
using System.IO;

namespace Lucene.Net.Index;

/// <summary>A field as the writer sees it.</summary>
public interface IIndexableField
{
    string Name { get; }

    IIndexableFieldType IndexableFieldType { get; }

    float Boost { get; }

    string GetStringValue();

    string GetStringValue(IFormatProvider provider);

    string GetStringValue(string format);

    string GetStringValue(string format, IFormatProvider provider);

    int? GetInt32Value();

    long? GetInt64Value();

    float? GetSingleValue();

    double? GetDoubleValue();

    TextReader GetReaderValue();

    /// <summary>The text, reader, token stream or number itself. SUBSET: a field type of one's own is not possible.</summary>
    internal object Value { get; }
}

/// <summary>How the writer is to treat a field.</summary>
public interface IIndexableFieldType
{
    bool IsIndexed { get; }

    bool IsStored { get; }

    bool IsTokenized { get; }

    bool OmitNorms { get; }

    IndexOptions IndexOptions { get; }
}

/// <summary>What is kept of each term. SUBSET: offsets are not kept, and term vectors and doc values are absent.</summary>
public enum IndexOptions
{
    NONE,
    DOCS_ONLY,
    DOCS_AND_FREQS,
    DOCS_AND_FREQS_AND_POSITIONS,
}
