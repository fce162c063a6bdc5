using System.Globalization;
using System.Text;

namespace Microneedling.Bot.Knowledge;

/// <summary>Why an article won, step by step, for the content editor.</summary>
/// <param name="Ranked">The best, those that stand for what no article answers among them.</param>
/// <param name="Evidence">What speaks for and against the best article; null when there is none.</param>
public sealed record Explanation(string Words, string Stems, Verdict Verdict, IReadOnlyList<Candidate> Ranked, Evidence? Evidence, string? SmallTalk, string? HandoffRequest)
{
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"read as      {Words}\nstems        {Stems}\n");
        if (HandoffRequest is AskedQuestions.Staff) text.Append(CultureInfo.InvariantCulture, $"hand-off     like what {AskedQuestions.File} has for '{AskedQuestions.Staff}': goes to the team\n");
        else if (HandoffRequest is not null) text.Append(CultureInfo.InvariantCulture, $"hand-off     rule '{HandoffRequest}' of handoff.yaml: goes to the team before anything is searched\n");
        if (SmallTalk is not null) text.Append(CultureInfo.InvariantCulture, $"small talk   '{SmallTalk}' of smalltalk.yaml\n");
        text.Append(CultureInfo.InvariantCulture, $"\n{"article",-28}{"words",7}{"letters",9}{"habit",7}{"sum",7}{"raw",8}{"support",9}\n");
        foreach (var candidate in Ranked)
            text.Append(CultureInfo.InvariantCulture, $"{Name(candidate.Article),-28}{candidate.WordMatch,7:0.00}{candidate.Likeness,9:0.00}{candidate.Habit,7:0.00}{candidate.Sum,7:0.00}{candidate.Raw,8:0.0}{candidate.Support,9:0.00}\n");
        if (Evidence is { } evidence) text.Append(CultureInfo.InvariantCulture, $"\ncertainty    {Number(evidence.Certainty)} from log-odds: {evidence.Explained}");
        text.Append(CultureInfo.InvariantCulture, $"\ndecision     {Decision()}\n");
        return text.ToString();
    }

    private static string Name(Article article) => article.IsStandIn ? $"({article.Id} of {AskedQuestions.File})" : article.Id;

    private string Decision() => Verdict switch
    {
        Answer { Score: 1 } => "answer: in the very words of the article",
        Answer => $"answer: certain to {Number(Verdict.Score)}, {Number(Verdict.Sure)} or more",
        Clarify when Evidence is { Certainty: >= Verdict.Sure } => $"offer the best {Clarify.Most}: certain, but its support is under {Number(Verdict.LeastSupport)}, and one common word is not enough",
        Clarify => $"offer the best {Clarify.Most}: certain to {Number(Verdict.Score)}, under {Number(Verdict.Sure)} but {Number(Verdict.Unsure)} or more",
        _ => $"no answer: certain to {Number(Verdict.Score)}, under {Number(Verdict.Unsure)}",
    };

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
