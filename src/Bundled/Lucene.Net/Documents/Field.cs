using System;
using System.Globalization;
using System.IO;
using Lucene.Net.Analysis;
using Lucene.Net.Index;

namespace Lucene.Net.Documents;

/// <summary>A named value of a document: text, a reader, a token stream or a number.</summary>
public class Field : IIndexableField, IFormattable
{
    protected readonly FieldType m_type;
    protected readonly string m_name;
    protected float m_boost = 1;
    private object value;

    public Field(string name, string value, FieldType type) : this(name, type, value)
    {
        if (!type.IsStored && !type.IsIndexed)
        {
            throw new ArgumentException("it doesn't make sense to have a field that is neither indexed nor stored");
        }
    }

    public Field(string name, TextReader reader, FieldType type) : this(name, type, reader)
    {
        if (type.IsStored)
        {
            throw new ArgumentException("fields with a Reader value cannot be stored");
        }
    }

    public Field(string name, TokenStream tokenStream, FieldType type) : this(name, type, tokenStream)
    {
        if (!type.IsIndexed || !type.IsTokenized || type.IsStored)
        {
            throw new ArgumentException("TokenStream fields must be indexed and tokenized, and cannot be stored");
        }
    }

    private protected Field(string name, FieldType type, object value)
    {
        m_name = name ?? throw new ArgumentNullException(nameof(name));
        m_type = type ?? throw new ArgumentNullException(nameof(type));
        this.value = value ?? throw new ArgumentNullException(nameof(value));
    }

    public virtual string Name => m_name;

    public virtual FieldType FieldType => m_type;

    public virtual IIndexableFieldType IndexableFieldType => m_type;

    /// <summary>The weight of the field in its document; multiplies the norm, so only fields with norms may have one.</summary>
    public virtual float Boost
    {
        get => m_boost;
        set
        {
            if (value != 1 && (!m_type.IsIndexed || m_type.OmitNorms))
            {
                throw new ArgumentException("You cannot set an index-time boost on an unindexed field, or one that omits norms");
            }

            m_boost = value;
        }
    }

    object IIndexableField.Value => value;

    public virtual string GetStringValue() => GetStringValue(null, null);

    public virtual string GetStringValue(IFormatProvider provider) => GetStringValue(null, provider);

    public virtual string GetStringValue(string format) => GetStringValue(format, null);

    public virtual string GetStringValue(string format, IFormatProvider provider) => value switch
    {
        string text => text,
        IFormattable number => number.ToString(format, provider ?? CultureInfo.CurrentCulture),
        _ => null,
    };

    public virtual TextReader GetReaderValue() => value as TextReader;

    public virtual TokenStream GetTokenStreamValue() => value as TokenStream;

    public virtual int? GetInt32Value() => value is IConvertible and not string ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : null;

    public virtual long? GetInt64Value() => value is IConvertible and not string ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;

    public virtual float? GetSingleValue() => value is IConvertible and not string ? Convert.ToSingle(value, CultureInfo.InvariantCulture) : null;

    public virtual double? GetDoubleValue() => value is IConvertible and not string ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    public virtual void SetStringValue(string value)
    {
        if (this.value is not string)
        {
            throw new ArgumentException("cannot change value type from " + this.value.GetType().Name + " to String");
        }

        this.value = value ?? throw new ArgumentNullException(nameof(value));
    }

    public override string ToString() => ToString(null, null);

    public virtual string ToString(string format) => ToString(format, null);

    public virtual string ToString(IFormatProvider provider) => ToString(null, provider);

    public virtual string ToString(string format, IFormatProvider provider) =>
        $"{m_type}<{m_name}:{GetStringValue(format, provider) ?? value}>";

    /// <summary>Whether the value goes into the index and, if asked, the stored fields.</summary>
    public enum Store
    {
        YES,
        NO,
    }
}
