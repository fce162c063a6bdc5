using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Microneedling.Bot.Knowledge;

/// <summary>English stems of words, without the words that every sentence has: what Lucene indexes and searches.</summary>
internal static class Stems
{
    public static Analyzer Analyzer { get; } = new EnglishAnalyzer(LuceneVersion.LUCENE_48);

    public static List<string> Of(IEnumerable<string> words) => Of(string.Join(' ', words));

    private static List<string> Of(string text)
    {
        List<string> stems = [];
        using var stream = Analyzer.GetTokenStream("text", text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) stems.Add(term.ToString()!);
        stream.End();
        return stems;
    }
}
