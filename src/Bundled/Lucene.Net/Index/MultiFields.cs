using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Lucene.Net.Index;

/// <summary>The indexed fields of a reader.</summary>
public abstract class Fields : IEnumerable<string>
{
    private protected Fields()
    {
    }

    public abstract int Count { get; }

    public abstract Terms GetTerms(string field);

    public abstract IEnumerator<string> GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>The fields and terms of all segments of a reader.</summary>
public sealed class MultiFields : Fields
{
    private readonly IndexReader reader;

    private MultiFields(IndexReader reader) => this.reader = reader;

    public override int Count => GetIndexedFields(reader).Count;

    /// <summary>All fields, or null when nothing is indexed.</summary>
    public static Fields GetFields(IndexReader reader) => GetIndexedFields(reader).Count == 0 ? null : new MultiFields(reader);

    public static ICollection<string> GetIndexedFields(IndexReader reader) =>
        new SortedSet<string>(reader.Leaves.SelectMany(leaf => leaf.AtomicReader.Segment.Fields.Keys), StringComparer.Ordinal);

    public override Terms GetTerms(string field) => GetTerms(reader, field);

    public override IEnumerator<string> GetEnumerator() => GetIndexedFields(reader).GetEnumerator();

    /// <summary>The terms of one field in all segments, or null when it has none.</summary>
    public static Terms GetTerms(IndexReader r, string field)
    {
        var fields = r.Leaves.Select(leaf => leaf.AtomicReader.Segment.Fields.GetValueOrDefault(field)).Where(terms => terms is not null).ToList();
        return fields.Count == 0 ? null : new MergedTerms(fields);
    }
}
