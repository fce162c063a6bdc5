using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Notes;
using Microneedling.Bot.Intake;

namespace Microneedling.Bot.Handoff;

/// <summary>A case as one staff member may see it.</summary>
/// <param name="OwnerId">Who has the chat; null while the assistant has it.</param>
/// <param name="LastSequence">The newest entry shown: a reply that knows less is refused.</param>
/// <param name="Health">Null when it is reserved for clinicians.</param>
public sealed record CaseView(
    Case Case,
    IntakeContact Contact,
    string? AssigneeName,
    string? OwnerId,
    string? OwnerName,
    bool IsOverdue,
    int LastSequence,
    CaseHealth? Health,
    IReadOnlyList<SaidLine> Said,
    IReadOnlyList<NoteLine> Notes,
    IReadOnlyList<HistoryLine> History,
    IReadOnlyDictionary<string, string> Staff)
{
    public IReadOnlyList<string> Labels => Case.Labels?.Split('\n') ?? [];
}

/// <summary>What only clinicians see.</summary>
/// <param name="Told">What the assistant has already answered.</param>
public sealed record CaseHealth(CaseBody Body, IReadOnlyList<SummaryLine> Summary, IReadOnlyList<ToldLine> Told)
{
    /// <summary>The client's answers that raised the flag.</summary>
    public IEnumerable<IntakeAnswer> WordsFor(IntakeFlag flag) => Body.Answers.Where(answer => flag.LinkIds.Contains(answer.LinkId));
}

/// <param name="Text">The assistant's and staff's words are Markdown, the visitor's are plain. Null when reserved.</param>
public sealed record SaidLine(int Sequence, Speaker Speaker, string? Name, DateTimeOffset At, string? Text);

/// <param name="ArticleId">What was answered with.</param>
public sealed record ToldLine(int Sequence, string Question, string ArticleId, DateTimeOffset At);

public sealed record HistoryLine(DateTimeOffset At, string Who, string What, string? Detail, bool IsView);
