using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake;

namespace Microneedling.Bot.Handoff;

/// <summary>
/// Passes the visitor to the team: the case exists from the first word on, then the visitor is asked for a name and a
/// way to be reached, both of which can be skipped, left unanswered or interrupted by a question.
/// </summary>
public sealed class HandoffResponder(Cases cases, HandoffTexts texts, IHandoffRequestProbe? requests = null, IQuestionProbe? questions = null) : IResponder
{
    private const string Skip = "handoff-skip", Cancel = "handoff-cancel";
    private static readonly TimeSpan NoticeDelay = TimeSpan.FromMinutes(2);

    public async ValueTask<Reply?> RespondAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Kind != TurnKind.Message) return null;
        var asking = turn.Memory.Get<HandoffTalk>();
        if (turn.Action?.Name == TurnActions.TalkToTeam || (turn.Action is null && requests?.IsHandoffRequest(turn.Text) == true))
            return await RequestAsync(turn, asking, cancellationToken);
        return asking is null ? null : await AnswerAsync(turn, asking, cancellationToken);
    }

    /// <summary>A question in between was answered: what was asked is asked again. A questionnaire that is begun asks the same itself.</summary>
    public ValueTask<Reply> AfterAsync(Turn turn, Reply reply, CancellationToken cancellationToken)
    {
        if (reply.Outcome.Kind == OutcomeKind.Intake) turn.Memory.Set<HandoffTalk>(null);
        return new(reply.Outcome.Kind is OutcomeKind.Answered or OutcomeKind.Clarified or OutcomeKind.Declined or OutcomeKind.SmallTalk
            && turn.Memory.Get<HandoffTalk>() is { } asking ? reply.With(Ask(asking)) : reply);
    }

    private async ValueTask<Reply> RequestAsync(Turn turn, HandoffTalk? asking, CancellationToken cancellationToken)
    {
        if (asking is not null) return Say(Ask(asking));
        var (row, isNew) = await cases.RequestPersonAsync(turn, NoticeDelay, cancellationToken);
        if (!isNew && !await IsUnreachableAsync(row, cancellationToken)) return Say(new Message(texts.RequestedAgain(row.Reference, turn.Now)));
        var talk = new HandoffTalk(row.Reference, HandoffStep.Name, null);
        turn.Memory.Set(talk);
        return Say(Ask(talk)) with { HandoffContext = new { row.Reference, Kind = row.Kind.ToString() } };
    }

    /// <summary>An urgent case begins without asking anything: nobody can call back until the visitor says how.</summary>
    private async ValueTask<bool> IsUnreachableAsync(Case row, CancellationToken cancellationToken) =>
        row.Kind == CaseKind.Urgent && await cases.ContactAsync(row, cancellationToken) is { Phone: null, Email: null };

    private async ValueTask<Reply?> AnswerAsync(Turn turn, HandoffTalk asking, CancellationToken cancellationToken)
    {
        if (turn.Action is null && !IsCancel(turn.Text) && IsQuestion(turn.Text))
        {
            if (!await cases.IsOpenAsync(asking.Reference, cancellationToken)) turn.Memory.Set<HandoffTalk>(null);
            return null;
        }
        if (await cases.StillOpenAsync(asking.Reference, cancellationToken) is not { } row)
        {
            turn.Memory.Set<HandoffTalk>(null);
            return null;
        }
        if (turn.Action?.Name == Cancel || IsCancel(turn.Text))
        {
            turn.Memory.Set<HandoffTalk>(null);
            cases.Withdraw(turn, row);
            return Say(new Message(HandoffTexts.Cancelled));
        }
        if (turn.Action is { Name: not Skip }) // another button: the visitor has moved on, the request stands
        {
            await FinishAsync(turn, row, asking, null, cancellationToken);
            return null;
        }

        var answer = turn.Action?.Name == Skip || IsSkip(turn.Text) ? null : turn.Text;
        if (asking.Step == HandoffStep.Name)
        {
            var next = asking with { Step = HandoffStep.Contact, Name = answer is null ? null : ContactText.Name(answer) };
            turn.Memory.Set(next);
            if (next.Name is not null) await cases.SetContactAsync(turn, row, new IntakeContact(next.Name, null, null, null, null), cancellationToken);
            return Say(Ask(next));
        }
        var contact = answer is null ? null : ContactText.Read(answer);
        if (answer is not null && contact is null) return Say(Ask(asking) with { Text = HandoffTexts.AskContactAgain });
        await FinishAsync(turn, row, asking, contact, cancellationToken);
        return Say(new Message(texts.Requested(row.Reference, turn.Now)));
    }

    private async ValueTask FinishAsync(Turn turn, Case row, HandoffTalk asking, IntakeContact? contact, CancellationToken cancellationToken)
    {
        turn.Memory.Set<HandoffTalk>(null);
        if (contact is not null)
            await cases.SetContactAsync(turn, row, contact with { Name = asking.Name }, cancellationToken);
        cases.ReleaseNotice(turn, row);
    }

    private bool IsQuestion(string text) => text.EndsWith('?') || questions?.Confidence(text) >= 0.9;

    private static bool IsSkip(string text) => text.Trim('.', '!').ToLowerInvariant() is "skip" or "no" or "no thanks" or "rather not" or "i'd rather not" or "prefer not to say";

    private static bool IsCancel(string text) => text.Trim('.', '!').ToLowerInvariant() is "never mind" or "nevermind" or "cancel" or "stop" or "forget it";

    private static Reply Say(Message message) => new(message, new Outcome(OutcomeKind.Handoff));

    private static Message Ask(HandoffTalk asking) => asking.Step == HandoffStep.Name
        ? new Message(HandoffTexts.AskName) { Choices = [new(HandoffTexts.SkipTitle, new(Skip)), new(HandoffTexts.CancelTitle, new(Cancel))], Form = new("text") { MaxLength = 100 } }
        : new Message(HandoffTexts.AskContact(asking.Name)) { Choices = [new(HandoffTexts.SkipTitle, new(Skip)), new(HandoffTexts.CancelTitle, new(Cancel))], Form = new("text") { MaxLength = 200 } };
}

/// <summary>What is being asked of a visitor who wants a person.</summary>
public sealed record HandoffTalk(string Reference, HandoffStep Step, string? Name);

public enum HandoffStep { Name, Contact }
