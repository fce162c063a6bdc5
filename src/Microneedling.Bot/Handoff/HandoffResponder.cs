using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake;

namespace Microneedling.Bot.Handoff;

/// <summary>
/// Passes the visitor to the team: the case exists from the first word on, then the visitor is asked for a name and a
/// way to be reached, both of which can be skipped, left unanswered or interrupted by a question. Who does not tell is asked
/// three times and no more; what is told later still reaches the team.
/// </summary>
public sealed class HandoffResponder(Cases cases, HandoffTexts texts, IHandoffRequestProbe? requests = null, IQuestionProbe? questions = null) : IResponder
{
    private const string Skip = "handoff-skip", Cancel = "handoff-cancel";
    private const int MostRepeats = 2;
    private static readonly TimeSpan NoticeDelay = TimeSpan.FromMinutes(2);

    public async ValueTask<Reply?> RespondAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Kind != TurnKind.Message) return null;
        var asking = turn.Memory.Get<HandoffTalk>();
        var told = asking is null || turn.Action is not null ? null : ContactText.Read(turn.Text, isAsked: true);
        if (asking is null && turn.Action is null && HandoffPhrases.Withdraws(turn.Text) && await cases.OpenOfAsync(turn.ChatId, cancellationToken) is { } request)
        {
            // What was danger, and what was sent, only a person puts away.
            if (request.Kind != CaseKind.Handoff) return Say(new Message(HandoffTexts.Stands));
            cases.Withdraw(turn, request);
            return Say(new Message(HandoffTexts.Cancelled));
        }
        if (turn.Action is null && told is null && HandoffPhrases.AsksHowItStands(turn.Text) && await cases.OpenOfAsync(turn.ChatId, cancellationToken) is { } open)
        {
            var standing = new Message(texts.Standing(open.Reference, turn.Now));
            return asking is null ? Say(standing) : Say(standing).With(Repeat(turn, asking, AskStill(asking)));
        }
        if (asking is null && turn.Action is null && HandoffPhrases.Adds(turn.Text) && ContactText.Read(turn.Text, isAsked: false) is null && await cases.OpenOfAsync(turn.ChatId, cancellationToken) is not null)
        {
            var (added, _) = await cases.RequestPersonAsync(turn, NoticeDelay, cancellationToken);
            return Say(new Message(texts.Added(added.Reference, turn.Now)));
        }
        // Who says that they want nobody asks for nobody.
        if (asking is null && turn.Action is null && HandoffPhrases.TakesBack(turn.Text) && requests?.IsHandoffRequest(turn.Text) == true)
            return IsQuestion(turn.Text) ? null : Say(new Message(HandoffTexts.NotPassed));
        // Who says a name or a number has answered, whatever else they ask for.
        if (turn.Action?.Name == TurnActions.TalkToTeam || (turn.Action is null && told is null && requests?.IsHandoffRequest(turn.Text) == true))
        {
            var answer = turn.Action is null ? requests?.MayAnswer(turn.Text) : null;
            // Who has asked for a person already is not told so again where there is an answer.
            if (answer is not null && asking is null && await cases.OpenOfAsync(turn.ChatId, cancellationToken) is not null) return null;
            var reply = await RequestAsync(turn, asking, cancellationToken);
            return answer is null ? reply : reply.Offering(answer);
        }
        return asking is not null ? await AnswerAsync(turn, asking, told, cancellationToken) : await TakeContactAsync(turn, cancellationToken);
    }

    /// <summary>A question in between was answered: what was asked is asked again. A questionnaire that is begun asks the same itself.</summary>
    public ValueTask<Reply> AfterAsync(Turn turn, Reply reply, CancellationToken cancellationToken)
    {
        if (reply.Outcome.Kind == OutcomeKind.Intake) turn.Memory.Set<HandoffTalk>(null);
        return new(reply.Outcome.Kind is OutcomeKind.Answered or OutcomeKind.Clarified or OutcomeKind.Declined or OutcomeKind.SmallTalk
            && turn.Memory.Get<HandoffTalk>() is { } asking ? reply.With(Repeat(turn, asking, AskStill(asking))) : reply);
    }

    private async ValueTask<Reply> RequestAsync(Turn turn, HandoffTalk? asking, CancellationToken cancellationToken)
    {
        if (asking is not null) return Say(Repeat(turn, asking, Again(asking)));
        var (row, isNew) = await cases.RequestPersonAsync(turn, NoticeDelay, cancellationToken);
        var told = turn.Action is null ? ContactText.Read(turn.Text, isAsked: false) : null;
        if (told is not null) await cases.AddContactAsync(turn, row, told, cancellationToken);
        if (!isNew && !await IsUnreachableAsync(row, cancellationToken))
            return Say(new Message(
                told is not null ? texts.ContactAdded(row.Reference, turn.Now)
                : turn.Action is not null || IntakePhrases.WantsPerson(turn.Text) ? texts.RequestedAgain(row.Reference, turn.Now)
                : texts.Added(row.Reference, turn.Now)));
        var reply = Go(turn, row, new HandoffTalk(row.Reference, HandoffStep.Name, null).After(told, skips: false));
        if (turn.Memory.Get<HandoffInitiated>()?.Reference == row.Reference) return reply;
        turn.Memory.Set(new HandoffInitiated(row.Reference));
        return reply with { HandoffContext = new { row.Reference, Kind = row.Kind.ToString() } };
    }

    /// <summary>An urgent case begins without asking anything: nobody can call back until the visitor says how.</summary>
    private async ValueTask<bool> IsUnreachableAsync(Case row, CancellationToken cancellationToken) =>
        row.Kind == CaseKind.Urgent && await cases.ContactAsync(row, cancellationToken) is { Phone: null, Email: null };

    private async ValueTask<Reply?> AnswerAsync(Turn turn, HandoffTalk asking, IntakeContact? told, CancellationToken cancellationToken)
    {
        var isQuestion = turn.Action?.Name == TurnActions.Article || (turn.Action is null && !HandoffPhrases.TakesBack(turn.Text) && IsQuestion(turn.Text));
        if (isQuestion && told is null)
        {
            if (!await cases.IsOpenAsync(asking.Reference, cancellationToken)) turn.Memory.Set<HandoffTalk>(null);
            return null;
        }
        if (await cases.StillOpenAsync(asking.Reference, cancellationToken) is not { } row)
        {
            turn.Memory.Set<HandoffTalk>(null);
            return null;
        }
        if (turn.Action?.Name == Cancel || (turn.Action is null && HandoffPhrases.TakesBack(turn.Text)))
        {
            turn.Memory.Set<HandoffTalk>(null);
            cases.Withdraw(turn, row);
            // "I don't want the team, answer me: are you insured?"
            return turn.Action is null && IsQuestion(turn.Text) ? null : Say(new Message(HandoffTexts.Cancelled));
        }
        if (turn.Action is { Name: not Skip }) // another button: the visitor has moved on, the request stands
        {
            Finish(turn, row);
            return null;
        }

        var skips = turn.Action?.Name == Skip || HandoffPhrases.Refuses(turn.Text);
        if (!skips && told is null && asking.Step == HandoffStep.Name && ContactText.Name(turn.Text) is { } name) told = new IntakeContact(name, null, null, null, null);
        if (told is not null) await cases.AddContactAsync(turn, row, told, cancellationToken);
        else if (!skips) return Say(Repeat(turn, asking, Again(asking)));

        var next = asking.After(told, skips);
        var reply = Go(turn, row, next);
        return isQuestion && next is not null ? null : reply; // told in passing: what was asked is answered, then the next is asked
    }

    /// <summary>A number or an address that nobody asks for any more: it is kept with the request that is open.</summary>
    private async ValueTask<Reply?> TakeContactAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Action is not null || ContactText.Read(turn.Text, isAsked: false) is not { } told || told is { Phone: null, Email: null } || IsQuestion(turn.Text)) return null;
        if (await cases.OpenOfAsync(turn.ChatId, cancellationToken) is not { } row) return null;
        await cases.AddContactAsync(turn, row, told, cancellationToken);
        return Say(new Message(texts.ContactAdded(row.Reference, turn.Now)));
    }

    /// <summary>Asks once more, or leaves it: the request stands without.</summary>
    private Message Repeat(Turn turn, HandoffTalk asking, Message question)
    {
        var isEnough = asking.Repeats == MostRepeats;
        turn.Memory.Set(isEnough ? null : asking with { Repeats = asking.Repeats + 1 });
        return isEnough ? new Message(texts.Requested(asking.Reference, turn.Now)) : question;
    }

    /// <summary>Asks what comes next, or says that there is nothing left to ask.</summary>
    private Reply Go(Turn turn, Case row, HandoffTalk? next)
    {
        if (next is null)
        {
            Finish(turn, row);
            return Say(new Message(texts.Requested(row.Reference, turn.Now)));
        }
        turn.Memory.Set(next);
        return Say(Ask(next));
    }

    private void Finish(Turn turn, Case row)
    {
        turn.Memory.Set<HandoffTalk>(null);
        cases.ReleaseNotice(turn, row);
    }

    private bool IsQuestion(string text) =>
        text.EndsWith('?') || questions?.Confidence(text) is { } confidence && (confidence >= IQuestionProbe.Sure || (confidence >= IQuestionProbe.Alike && HandoffPhrases.Asks(text)));

    private static Reply Say(Message message) => new(message, new Outcome(OutcomeKind.Handoff));

    private static Message Ask(HandoffTalk asking) => Asking(asking switch
    {
        { Step: HandoffStep.Contact } => HandoffTexts.AskContact(asking.Name),
        { IsReachable: true } => HandoffTexts.AskNameLast,
        _ => HandoffTexts.AskName,
    });

    /// <summary>After the answer to something else.</summary>
    private static Message AskStill(HandoffTalk asking) => asking is { Step: HandoffStep.Name, IsReachable: false } ? Asking(HandoffTexts.AskNameStill) : Ask(asking);

    private static Message Again(HandoffTalk asking) => Asking(asking.Step == HandoffStep.Name ? HandoffTexts.AskNameAgain : HandoffTexts.AskContactAgain);

    private static Message Asking(string text) =>
        new(text) { Choices = [new(HandoffTexts.SkipTitle, new(Skip)), new(HandoffTexts.CancelTitle, new(Cancel))], Form = new("text") { MaxLength = 200 } };
}

/// <summary>What is being asked of a visitor who wants a person.</summary>
/// <param name="IsReachable">A number or an address was told before the name.</param>
/// <param name="Repeats">So often it was asked again without an answer.</param>
public sealed record HandoffTalk(string Reference, HandoffStep Step, string? Name, bool IsReachable = false, int Repeats = 0)
{
    /// <summary>What is to be asked next; null when nothing is left to ask.</summary>
    internal HandoffTalk? After(IntakeContact? told, bool skips)
    {
        var name = told?.Name ?? Name;
        var isReachable = IsReachable || told is { Phone: not null } or { Email: not null };
        var hasName = Step == HandoffStep.Contact || name is not null || skips;
        if (!hasName) return this with { IsReachable = isReachable, Repeats = 0 };
        return isReachable || (Step == HandoffStep.Contact && skips) ? null : this with { Step = HandoffStep.Contact, Name = name, Repeats = 0 };
    }
}

/// <summary>The channel was told of this case, and given the transcript: that is said once.</summary>
public sealed record HandoffInitiated(string Reference);

public enum HandoffStep { Name, Contact }
