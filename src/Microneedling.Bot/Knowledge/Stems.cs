using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Microneedling.Bot.Knowledge;

/// <summary>
/// English stems of words, without the words that every sentence has: what Lucene indexes and searches. Stems of the
/// content's own words are looked up, for they are most of what is asked with; others are found anew and not kept.
/// </summary>
internal sealed class Stems
{
    private readonly Dictionary<string, string[]> known = [];

    public static Analyzer Analyzer { get; } = new EnglishAnalyzer(LuceneVersion.LUCENE_48);

    /// <summary>The stems of a word of the content, from now on known.</summary>
    public string[] Learn(string word)
    {
        if (!known.TryGetValue(word, out var stems)) known.Add(word, stems = Find(word));
        return stems;
    }

    public List<string> Of(List<string> words)
    {
        var stems = new List<string>(words.Count);
        foreach (var word in words) stems.AddRange(Of(word).AsSpan());
        return stems;
    }

    /// <summary>Nearly always one; none for "the"; several where a script has no blanks between words.</summary>
    public string[] Of(string word) => known.TryGetValue(word, out var stems) ? stems : Find(word);

    private static string[] Find(string word)
    {
        List<string> stems = [];
        using var stream = Analyzer.GetTokenStream("text", word);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) stems.Add(term.ToString()!);
        stream.End();
        return stems is [var stem] && stem == word ? [word] : [.. stems];
    }
}

/// <summary>The stems of texts of the content, one after the other, as Lucene takes them in.</summary>
internal sealed class StemStream : TokenStream
{
    private readonly List<List<string>> texts;
    private readonly Stems stems;
    private readonly ICharTermAttribute term;
    private string[] found = [];
    private int text, word, stem;

    public StemStream(List<List<string>> texts, Stems stems) => (this.texts, this.stems, term) = (texts, stems, AddAttribute<ICharTermAttribute>());

    public override bool IncrementToken()
    {
        ClearAttributes();
        for (; stem == found.Length; stem = 0)
        {
            for (; text < texts.Count && word == texts[text].Count; word = 0) text++;
            if (text == texts.Count) return false;
            found = stems.Learn(texts[text][word++]);
        }
        term.SetEmpty().Append(found[stem++]);
        return true;
    }
}
