using System.Collections.Generic;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Bundled.Tests.Lucene;

/// <summary>Reads token streams by their contract.</summary>
internal static class Tokens
{
    /// <summary>The terms, one after the other.</summary>
    public static string Terms(Analyzer analyzer, string text) => string.Join('|', Read(analyzer, text, (stream, term) => term.ToString()));

    public static string Types(Analyzer analyzer, string text) =>
        string.Join(' ', Read(analyzer, text, (stream, term) => term + stream.GetAttribute<ITypeAttribute>().Type));

    /// <summary>Each term with its position increment, and what End adds.</summary>
    public static string Positions(Analyzer analyzer, string text)
    {
        using var stream = analyzer.GetTokenStream("field", text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        var position = stream.AddAttribute<IPositionIncrementAttribute>();
        var read = "";
        stream.Reset();
        while (stream.IncrementToken())
        {
            read += $"{term}+{position.PositionIncrement} ";
        }

        stream.End();
        return read + "end+" + position.PositionIncrement;
    }

    public static string Offsets(Analyzer analyzer, string text) =>
        string.Join(' ', Read(analyzer, text, (stream, term) =>
            $"{term}[{stream.GetAttribute<IOffsetAttribute>().StartOffset},{stream.GetAttribute<IOffsetAttribute>().EndOffset}]"));

    private static List<string> Read(Analyzer analyzer, string text, System.Func<TokenStream, ICharTermAttribute, string> describe)
    {
        var read = new List<string>();
        using var stream = analyzer.GetTokenStream("field", text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.AddAttribute<ITypeAttribute>();
        stream.AddAttribute<IOffsetAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            read.Add(describe(stream, term));
        }

        stream.End();
        return read;
    }
}
