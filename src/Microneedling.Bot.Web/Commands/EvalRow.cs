using System.Text.Json.Serialization;
using Microneedling.Bot.Knowledge;

namespace Microneedling.Bot.Web.Commands;

/// <summary>One line of the file that <c>eval --json</c> writes.</summary>
/// <param name="Ranked">The best five articles whatever was decided.</param>
internal sealed record EvalRow(string Question, string Expected, string Decision, string? Id, IReadOnlyList<string> Options, IReadOnlyList<string> Ranked, double Score, bool Correct)
{
    public static EvalRow Of(LabelledQuestion question, Rehearsed result) => new(
        question.Question, string.Join('|', question.Expected), result.Decision, result.Id, result.Options,
        [.. result.Ranked.Select(candidate => candidate.Article.Id)], result.Score, result.Meets(question));

    /// <summary>The decision in one word or a few, to compare runs by.</summary>
    [JsonIgnore]
    public string What => Decision switch
    {
        "answer" => $"answer {Id}",
        "clarify" => $"clarify {string.Join(' ', Options)}",
        _ => Decision,
    };
}
