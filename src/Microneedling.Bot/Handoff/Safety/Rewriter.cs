namespace Microneedling.Bot.Handoff.Safety;

/// <summary>Turns shorthand and split words into the words that the patterns use: "can not" → "cant", "ur" → "your".</summary>
internal sealed class Rewriter
{
    private readonly Dictionary<string, List<(string[] From, string[] To)>> byFirst = new(StringComparer.Ordinal);

    /// <param name="rewrites">Blank-separated words, and what is read instead.</param>
    public Rewriter(IEnumerable<(string From, string To)> rewrites)
    {
        foreach (var (from, to) in rewrites.OrderByDescending(pair => pair.From.Count(letter => letter == ' ')))
        {
            var words = from.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!byFirst.TryGetValue(words[0], out var list)) byFirst[words[0]] = list = [];
            list.Add((words, to.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }
    }

    public List<(string Text, int Sentence)> Rewrite(List<(string Text, int Sentence)> words)
    {
        var written = new List<(string, int)>(words.Count + 4);
        for (var i = 0; i < words.Count; i++)
        {
            if (Longest(words, i) is not var (from, to))
            {
                written.Add(words[i]);
                continue;
            }
            foreach (var word in to) written.Add((word, words[i].Sentence));
            i += from.Length - 1;
        }
        return written;
    }

    private (string[] From, string[] To)? Longest(List<(string Text, int Sentence)> words, int at)
    {
        if (!byFirst.TryGetValue(words[at].Text, out var list)) return null;
        foreach (var (from, to) in list)
        {
            if (at + from.Length > words.Count) continue;
            var same = true;
            for (var i = 1; same && i < from.Length; i++) same = words[at + i].Text == from[i] && words[at + i].Sentence == words[at].Sentence;
            if (same) return (from, to);
        }
        return null;
    }
}
