using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Hours;
using Microneedling.Bot.Intake;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>
/// Asked first, so that danger is answered wherever it is typed, the questionnaire included. Danger is answered with the
/// emergency text alone, a warning sign with "today"; both are put before the staff. A pressed button
/// and a picked option of the questionnaire are never read: "Seizures" there is an answer, not a cry for help.
/// </summary>
internal sealed class SafetyResponder(SafetyProbe probe, TeamHours hours, IEnumerable<IUrgentAlerts> alerts) : IResponder
{
    private static readonly Choice AskForCall = new("Ask the team to call me", new TurnAction(TurnActions.TalkToTeam));

    public async ValueTask<Reply?> RespondAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Kind != TurnKind.Message || turn.Action is not null || turn.PicksShownOption) return null;
        if (Alarm.Of(turn) is { } alarm && Over(turn, alarm) is { } over) return new Reply(new Message(over), new Outcome(OutcomeKind.SmallTalk));
        if (probe.Check(AsMeant(turn), IsAsked(turn.Memory)) is not { } finding) return null;

        var dangerous = finding.Kind != SafetyKind.OtherLanguage;
        if (dangerous)
        {
            Alarm.Raise(turn, finding.Kind == SafetyKind.Emergency, finding.Reminds);
            foreach (var alert in alerts) await alert.RaiseAsync(turn, probe.StaffWordsFor(finding), cancellationToken);
        }
        // "Contact the clinic today" helps nobody at midnight.
        var closed = finding.Kind == SafetyKind.WarningSign && hours.Now is { AreKnown: true } known && !known.IsOpen(turn.Now) ? probe.Text(SafetyRules.Closed) : null;
        return new Reply(new Message(closed is null ? finding.Text : $"{finding.Text.TrimEnd()}\n\n{closed}") { Urgent = dangerous, Choices = ChoicesOf(finding) }, new Outcome(dangerous ? OutcomeKind.Urgent : OutcomeKind.Handoff, finding.ArticleId));
    }

    /// <summary>
    /// Whoever wrote of danger is not told about other things as if nothing had been, of the care of healthy skin not at all, and
    /// not asked what may be meant: "do I really have to?" is meant for the danger.
    /// </summary>
    public ValueTask<Reply> AfterAsync(Turn turn, Reply reply, CancellationToken cancellationToken) => new(After(turn, reply));

    private Reply After(Turn turn, Reply reply)
    {
        if (!IsAnswer(reply) || Alarm.Of(turn) is not { Reminders: { } left } alarm) return reply;
        if (alarm.IsSeen) return reply.IsCare && probe.Text(SafetyRules.AskThem) is { } ask ? reply with { Messages = [new Message(ask) { Choices = [AskForCall] }] } : reply;
        if (probe.Text(alarm.IsEmergency ? SafetyRules.Still : SafetyRules.StillToday) is not { } text) return reply;
        var isVague = reply.Outcome.Kind is OutcomeKind.Clarified or OutcomeKind.Declined;
        if (left == 0 && !reply.IsCare && !(isVague && alarm.IsEmergency)) return reply;
        alarm.Count(turn);
        var reminder = new Message(reply.IsCare && probe.Text(SafetyRules.Held) is { } held ? $"{text.TrimEnd()}\n\n{held}" : text) { Urgent = true };
        return isVague || reply.IsCare
            ? reply with { Messages = [reminder with { Choices = [AskForCall, .. reply.Messages[^1].Choices.Where(choice => choice.Action != AskForCall.Action)] }] }
            : reply with { Messages = [reminder, .. reply.Messages] };
    }

    /// <summary>What to say to whom there is no danger, or is somebody looking after it; null when they do not say so.</summary>
    private string? Over(Turn turn, Alarm alarm)
    {
        if (IsAsked(turn.Memory) && Intake.Reading.YesNo.IsNone(turn.Text)) return null; // it answers the questionnaire
        var report = Alarm.SeenTo(turn.Text);
        var isWell = (Alarm.Denied(turn.Text) is { } denial && IsHarmless(denial)) || (report is not null && Alarm.IsWell(report) && IsHarmless(report));
        if (isWell && probe.Text(SafetyRules.AllClear) is { } relieved)
        {
            Alarm.Clear(turn);
            return relieved;
        }
        if (!alarm.IsEmergency && report is null && Alarm.IsEased(turn.Text) && IsHarmless(turn.Text))
        {
            Alarm.Clear(turn);
            return turn.Text.Contains('?') ? null : probe.Text(SafetyRules.AllClear); // what is asked is answered as of healthy skin
        }
        if (report is null || !IsHarmless(report) || probe.Text(SafetyRules.SeenTo) is not { } good) return null;
        alarm.See(turn);
        return good;
    }

    private bool IsHarmless(string besides) => besides.Length == 0 || probe.Check(besides) is not { Kind: not SafetyKind.OtherLanguage };

    /// <summary>It says something; it does not only ask for a name.</summary>
    private static bool IsAnswer(Reply reply) =>
        reply.Outcome.Kind is OutcomeKind.Answered or OutcomeKind.Clarified or OutcomeKind.Declined || (reply.Outcome.Kind is OutcomeKind.Handoff && !reply.Messages.Any(message => message.Form is not null));

    // In danger nobody should be reading.
    private static Choice[] ChoicesOf(SafetyFinding finding) => finding switch
    {
        { Kind: SafetyKind.OtherLanguage } => [AskForCall with { Title = "Talk to the team" }],
        { Kind: SafetyKind.WarningSign, ArticleId: { } article } => [AskForCall, new Choice("Read more about it", new TurnAction(TurnActions.Article, article))],
        _ => [AskForCall],
    };

    /// <summary>"It swelled up like a balloon", to the question how it was back then, was then.</summary>
    private static string AsMeant(Turn turn) =>
        turn.Memory.Get<IntakeMemory>() is { Paused: false, AsksOfThePast: true } ? $"Years ago: {turn.Text}" : turn.Text;

    /// <summary>The questionnaire is open, or the team asked for a name or a number.</summary>
    private static bool IsAsked(Memory memory) => memory.Get<IntakeMemory>() is { Paused: false } || memory.Get<HandoffTalk>() is not null;
}
