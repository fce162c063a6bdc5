using System;
using System.Collections.Generic;
using Lucene.Net.Index;

namespace Lucene.Net.Documents;

/// <summary>How a field is indexed and stored; unchangeable once frozen.</summary>
public class FieldType : IIndexableFieldType
{
    private bool frozen;
    private bool isIndexed;
    private bool isStored;
    private bool isTokenized = true;
    private bool omitNorms;
    private IndexOptions indexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS;

    public FieldType()
    {
    }

    public FieldType(FieldType @ref)
    {
        isIndexed = @ref.isIndexed;
        isStored = @ref.isStored;
        isTokenized = @ref.isTokenized;
        omitNorms = @ref.omitNorms;
        indexOptions = @ref.indexOptions;
    }

    public virtual bool IsIndexed { get => isIndexed; set => Set(ref isIndexed, value); }

    public virtual bool IsStored { get => isStored; set => Set(ref isStored, value); }

    public virtual bool IsTokenized { get => isTokenized; set => Set(ref isTokenized, value); }

    public virtual bool OmitNorms { get => omitNorms; set => Set(ref omitNorms, value); }

    public virtual IndexOptions IndexOptions { get => indexOptions; set => Set(ref indexOptions, value); }

    public virtual FieldType Freeze()
    {
        frozen = true;
        return this;
    }

    public sealed override string ToString()
    {
        List<string> parts = [];
        if (IsStored)
        {
            parts.Add("stored");
        }

        if (IsIndexed)
        {
            parts.AddRange(IsTokenized ? ["indexed", "tokenized"] : ["indexed"]);
            parts.AddRange(OmitNorms ? ["omitNorms"] : []);
            parts.AddRange(IndexOptions == IndexOptions.DOCS_AND_FREQS_AND_POSITIONS ? [] : ["indexOptions=" + IndexOptions]);
        }

        return string.Join(',', parts);
    }

    private void Set<T>(ref T field, T value)
    {
        if (frozen)
        {
            throw new InvalidOperationException("this FieldType is already frozen and cannot be changed");
        }

        field = value;
    }
}
