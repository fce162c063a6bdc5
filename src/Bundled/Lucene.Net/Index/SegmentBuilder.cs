using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;

namespace Lucene.Net.Index;

/// <summary>Collects documents, in order, until they become a <see cref="Segment"/>.</summary>
internal sealed class SegmentBuilder
{
    private readonly List<StoredValue[]> stored = [];
    private readonly Dictionary<string, FieldBuilder> fields = [];

    public int MaxDoc => stored.Count;

    public HashSet<int> Deleted { get; } = [];

    /// <summary>Begins the next document and gives its number.</summary>
    public int Begin(StoredValue[] storedFields)
    {
        stored.Add(storedFields);
        return stored.Count - 1;
    }

    public FieldBuilder Field(string name, IIndexableFieldType type)
    {
        ref var field = ref CollectionsMarshal.GetValueRefOrAddDefault(fields, name, out _);
        field ??= new FieldBuilder();
        field.Require(type.IndexOptions, type.OmitNorms);
        return field;
    }

    public void Delete(Term term)
    {
        if (fields.TryGetValue(term.Field, out var field) && field.Terms.TryGetValue(term.Text, out var postings))
        {
            Deleted.UnionWith(postings.Docs);
        }
    }

    public Segment Build() => new(stored, fields.ToDictionary(field => field.Key, field => field.Value.Build(MaxDoc)));
}

/// <summary>The terms of one field while a segment grows.</summary>
internal sealed class FieldBuilder
{
    private readonly Dictionary<string, PostingsBuilder> terms = [];
    private readonly Dictionary<string, PostingsBuilder>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly List<byte> norms = [];
    private IndexOptions options = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS;
    private bool omitNorms;
    private int docCount;
    private int lastDoc = -1;

    public FieldBuilder() => bySpan = terms.GetAlternateLookup<ReadOnlySpan<char>>();

    public IReadOnlyDictionary<string, PostingsBuilder> Terms => terms;

    public bool OmitsNorms => omitNorms;

    /// <summary>The least that any value of the field asked for holds for all of it.</summary>
    public void Require(IndexOptions wanted, bool withoutNorms)
    {
        options = wanted < options ? wanted : options;
        omitNorms |= withoutNorms;
    }

    public int Add(ReadOnlySpan<char> term, int doc, int position)
    {
        if (doc != lastDoc)
        {
            lastDoc = doc;
            docCount++;
        }

        if (!bySpan.TryGetValue(term, out var postings))
        {
            bySpan[term] = postings = new PostingsBuilder();
        }

        return postings.Add(doc, position);
    }

    public void SetNorm(int doc, byte norm)
    {
        CollectionsMarshal.SetCount(norms, doc);
        norms.Add(norm);
    }

    public SegmentField Build(int maxDoc)
    {
        var kept = norms.ToArray();
        Array.Resize(ref kept, maxDoc);
        return new SegmentField(
            options, terms.ToDictionary(term => term.Key, term => term.Value.Build(options)), omitNorms ? null : kept, docCount);
    }
}

/// <summary>The occurrences of one term while a segment grows.</summary>
internal sealed class PostingsBuilder
{
    private readonly List<int> docs = [];
    private readonly List<int> freqs = [];
    private readonly List<int> positions = [];

    public IEnumerable<int> Docs => docs;

    /// <summary>Gives the term's frequency in the document so far.</summary>
    public int Add(int doc, int position)
    {
        if (docs.Count == 0 || docs[^1] != doc)
        {
            docs.Add(doc);
            freqs.Add(0);
        }

        positions.Add(position);
        return ++freqs[^1];
    }

    public Postings Build(IndexOptions options)
    {
        var starts = new int[docs.Count];
        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] = starts[i - 1] + freqs[i - 1];
        }

        return new Postings(
            [.. docs],
            options >= IndexOptions.DOCS_AND_FREQS ? [.. freqs] : null,
            starts,
            options >= IndexOptions.DOCS_AND_FREQS_AND_POSITIONS ? [.. positions] : null);
    }
}
