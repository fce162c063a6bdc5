using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Search.Similarities;

namespace Lucene.Net.Index;

/// <summary>Adds documents to a segment: analyses the fields, counts the terms, computes the norms.</summary>
internal sealed class DocumentInverter(SegmentBuilder segment, Similarity similarity)
{
    public void Add(IEnumerable<IIndexableField> fields, Analyzer analyzer)
    {
        var all = fields.ToList();
        var stored = all.Where(field => field.IndexableFieldType.IsStored).Select(field => new StoredValue(field.Name, field.Value));
        var doc = segment.Begin([.. stored]);
        try
        {
            foreach (var values in all.Where(field => field.IndexableFieldType.IsIndexed).GroupBy(field => field.Name))
            {
                Invert(doc, values.Key, values, analyzer);
            }
        }
        catch
        {
            segment.Deleted.Add(doc); // half a document is in the index: it is never found, but its number is used up
            throw;
        }
    }

    private void Invert(int doc, string name, IEnumerable<IIndexableField> values, Analyzer analyzer)
    {
        var state = new FieldInvertState(name) { Position = -1 };
        FieldBuilder builder = null;
        foreach (var value in values)
        {
            var type = value.IndexableFieldType;
            if (type.OmitNorms && value.Boost != 1)
            {
                throw new NotSupportedException("You cannot set an index-time boost: norms are omitted for field '" + name + "'");
            }

            state.Position += builder is not null && type.IsTokenized ? analyzer.GetPositionIncrementGap(name) : 0;
            builder = segment.Field(name, type);
            state.Boost *= value.Boost;
            if (!type.IsTokenized)
            {
                state.Position++;
                AddTerm(builder, state, doc, value.GetStringValue(), 0);
                continue;
            }

            Invert(doc, builder, state, Tokens(value, analyzer));
        }

        if (!builder.OmitsNorms && state.Length > 0)
        {
            builder.SetNorm(doc, (byte)similarity.ComputeNorm(state));
        }
    }

    private static void Invert(int doc, FieldBuilder builder, FieldInvertState state, TokenStream tokens)
    {
        using (tokens)
        {
            var token = tokens.Token;
            tokens.Reset();
            while (tokens.IncrementToken())
            {
                state.Position += token.PositionIncrement;
                if (state.Position < 0)
                {
                    throw new ArgumentException("first position increment must be > 0 (got 0) for field '" + state.Name + "'");
                }

                AddTerm(builder, state, doc, token.Term, token.PositionIncrement == 0 ? 1 : 0);
            }

            tokens.End();
            state.Position += token.PositionIncrement;
        }
    }

    private static void AddTerm(FieldBuilder builder, FieldInvertState state, int doc, ReadOnlySpan<char> term, int overlap)
    {
        if (term.Length > IndexWriter.MAX_TERM_LENGTH / 3 && Encoding.UTF8.GetByteCount(term) > IndexWriter.MAX_TERM_LENGTH)
        {
            throw new ArgumentException(
                $"Document contains at least one immense term in field=\"{state.Name}\" (whose UTF8 encoding is longer than the max length {IndexWriter.MAX_TERM_LENGTH}).");
        }

        state.Length++;
        state.NumOverlap += overlap;
        var freq = builder.Add(term, doc, state.Position);
        state.UniqueTermCount += freq == 1 ? 1 : 0;
        state.MaxTermFrequency = Math.Max(state.MaxTermFrequency, freq);
    }

    private static TokenStream Tokens(IIndexableField field, Analyzer analyzer) =>
        field.Value as TokenStream
        ?? (field.GetReaderValue() is { } reader ? analyzer.GetTokenStream(field.Name, reader) : analyzer.GetTokenStream(field.Name, field.GetStringValue()));
}
