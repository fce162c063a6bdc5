using Microneedling.Bot.Storage;

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

    /// <summary>A conversation is old enough that something of it may go: nothing is kept for fewer days than the least of them all.</summary>
    internal Statement ExpireDue(DateTimeOffset now)
    {
        var least = new[] { QuestionsDays, UnsentIntakesDays, ClosedCasesDays, OpenCasesDays, TranscriptsDays }.Where(days => days > 0).DefaultIfEmpty(int.MaxValue).Min();
        var before = least < (now - DateTimeOffset.MinValue).TotalDays ? now.AddDays(-least) : DateTimeOffset.MinValue;
        return new("""SELECT 1 FROM "Chats" WHERE "CreatedAt" < $1 LIMIT 1""", before.UtcTicks);
    }
}
