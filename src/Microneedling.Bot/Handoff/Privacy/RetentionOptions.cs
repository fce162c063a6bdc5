namespace Microneedling.Bot.Handoff.Privacy;

/// <summary>Section <c>Handoff:Retention</c>: days for which each class of data is kept; the daily chore deletes what is older. 0 keeps it for ever.</summary>
public sealed class RetentionOptions
{
    /// <summary>Conversations that led to no case, counted from the last message. Default: 30.</summary>
    public int QuestionsDays { get; set; } = 30;

    /// <summary>Conversations with a questionnaire that was begun and never sent. Default: 14.</summary>
    public int UnsentIntakesDays { get; set; } = 14;

    /// <summary>Closed cases with all that belongs to them, counted from closing. Default: 90.</summary>
    public int ClosedCasesDays { get; set; } = 90;

    /// <summary>Cases that nobody closed, counted from the last change. Default: 365.</summary>
    public int OpenCasesDays { get; set; } = 365;

    /// <summary>What was said in conversations that have a case, counted from the last message; the case itself stays. Default: 90.</summary>
    public int TranscriptsDays { get; set; } = 90;
}
