using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Lucene.Net.Index;

namespace Lucene.Net.Documents;

/// <summary>The fields of what is indexed and found; a name may occur more than once.</summary>
public sealed class Document : IEnumerable<IIndexableField>, IFormattable
{
    private readonly List<IIndexableField> fields = [];

    public IList<IIndexableField> Fields => fields;

    public void Add(IIndexableField field) => fields.Add(field);

    public void RemoveField(string name)
    {
        var index = fields.FindIndex(field => field.Name == name);
        if (index >= 0)
        {
            fields.RemoveAt(index);
        }
    }

    public void RemoveFields(string name) => fields.RemoveAll(field => field.Name == name);

    public IIndexableField GetField(string name) => fields.Find(field => field.Name == name);

    public IIndexableField[] GetFields(string name) => [.. fields.Where(field => field.Name == name)];

    /// <summary>The first value of that name as text, or null.</summary>
    public string Get(string name) => GetValues(name).FirstOrDefault();

    public string[] GetValues(string name) =>
        [.. fields.Where(field => field.Name == name).Select(field => field.GetStringValue()).Where(value => value is not null)];

    public IEnumerator<IIndexableField> GetEnumerator() => fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => ToString(CultureInfo.CurrentCulture);

    public string ToString(IFormatProvider provider) =>
        "Document<" + string.Join(" ", fields.Select(field => field is IFormattable f ? f.ToString(null, provider) : field.ToString())) + ">";

    string IFormattable.ToString(string format, IFormatProvider provider) => ToString(provider);
}
