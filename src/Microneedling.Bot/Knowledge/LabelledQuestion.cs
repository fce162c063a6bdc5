namespace Microneedling.Bot.Knowledge;

/// <summary>One labelled question.</summary>
/// <param name="Expected">Article ids that serve equally, best first, or <c>none</c>, <c>emergency</c>, <c>smalltalk</c>, <c>handoff</c>.</param>
public sealed record LabelledQuestion(string Question, IReadOnlyList<string> Expected)
{
    private static readonly string[] Decisions = ["none", "emergency", "smalltalk", "handoff"];

    /// <summary>Some article serves.</summary>
    public bool InScope => Expected.Any(id => !Decisions.Contains(id));

    public bool Expects(string label) => Expected.Contains(label);

    /// <summary>The labels that are neither an article of the content nor a decision: nothing can meet them.</summary>
    public IEnumerable<string> Unknown(KnowledgeBase content) => Expected.Where(id => !Decisions.Contains(id) && content.Article(id) is null);

    /// <summary>Reads <c>question TAB id[|id] [TAB source]</c>; the first line is a header.</summary>
    public static IReadOnlyList<LabelledQuestion> Read(string file, string content, List<Fault> faults)
    {
        List<LabelledQuestion> questions = [];
        var lines = content.ReplaceLineEndings("\n").Split('\n');
        for (var line = 1; line < lines.Length; line++)
        {
            if (string.IsNullOrWhiteSpace(lines[line])) continue;
            if (lines[line].Split('\t') is [var question, var ids, ..] && ids.Trim().Length > 0)
                questions.Add(new LabelledQuestion(question, ids.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));
            else faults.Add(new Fault(file, line + 1, "A row is a question, a tab, and the id of its article.", FaultLevel.Broken));
        }
        return questions;
    }
}
