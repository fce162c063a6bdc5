namespace Microneedling.Bot.Knowledge;

/// <summary>
/// <c>asked.tsv</c>: questions as visitors put them, and the article that answers each; one a line, <c>article TAB
/// question</c>, the first line a header. Phrasings are few and chosen; here every wording may be collected. The article
/// <c>none</c> has what is asked that nothing here answers, <c>staff</c> what only a person may deal with, so that both are
/// told apart.
/// </summary>
internal sealed class AskedQuestions
{
    public const string File = "asked.tsv", Nothing = "none", Staff = "staff";

    private readonly List<(string Id, Entry Question)> rows = [];

    public static AskedQuestions None { get; } = new();

    public static AskedQuestions Read(string file, string content, List<Fault> faults)
    {
        var asked = new AskedQuestions();
        var lines = content.ReplaceLineEndings("\n").Split('\n');
        for (var line = 1; line < lines.Length; line++)
        {
            if (string.IsNullOrWhiteSpace(lines[line])) continue;
            if (lines[line].Split('\t') is [{ Length: > 0 } id, { Length: > 0 } question]) asked.rows.Add((id.Trim(), new Entry(question.Trim(), line + 1)));
            else faults.Add(new Fault(file, line + 1, "A row is the id of an article, a tab, and a question.", FaultLevel.Broken));
        }
        return asked;
    }

    /// <summary>What is asked that no article answers, as if one for each kind did.</summary>
    public IReadOnlyList<Article> StandIns => [.. rows.Where(row => IsStandIn(row.Id)).GroupBy(row => row.Id, row => row.Question)
        .Select(asked => new Article { Id = asked.Key, Question = asked.First().Text, Asked = [.. asked.Skip(1)], File = File })];

    public static bool IsStandIn(string id) => id is Nothing or Staff;

    /// <summary>The articles with what is asked for them.</summary>
    public List<Article> AddTo(List<Article> articles, List<Fault> faults)
    {
        if (rows.Count == 0) return articles;
        var byId = rows.ToLookup(row => row.Id, row => row.Question);
        var known = articles.Select(article => article.Id).ToHashSet();
        faults.AddRange(rows.Where(row => !IsStandIn(row.Id) && !known.Contains(row.Id)).Select(row => new Fault(File, row.Question.Line, $"There is no article '{row.Id}'; mend the id or leave the row out.")));
        return articles.ConvertAll(article => article with { Asked = [.. byId[article.Id]] });
    }
}
