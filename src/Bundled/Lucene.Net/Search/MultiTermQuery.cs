using System;
using Lucene.Net.Index;

namespace Lucene.Net.Search;

/// <summary>A query for all terms of a field that are like one. SUBSET: each kind rewrites in its default way only.</summary>
public abstract class MultiTermQuery : Query
{
    private protected MultiTermQuery(string field) => Field = field ?? throw new ArgumentNullException(nameof(field));

    public string Field { get; }

    public sealed override Query Rewrite(IndexReader reader) => RewriteTerms(reader);

    public override bool Equals(object obj) => base.Equals(obj) && Field == ((MultiTermQuery)obj).Field;

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Field);

    private protected virtual Query RewriteTerms(IndexReader reader) => this;
}
