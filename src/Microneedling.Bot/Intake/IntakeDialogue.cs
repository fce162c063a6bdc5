using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Reading;
using Microneedling.Bot.Intake.Responses;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Intake;

/// <summary>One turn of a running intake.</summary>
internal sealed partial class IntakeDialogue(
    Turn turn, IntakeSession session, ClinicFacts facts, IQuestionProbe? questions, IHandoffRequestProbe? handoffs, IIntakeRecipient? recipient, IResumeCodes? codes, ITranscriptErasure? transcript)
{
    /// <summary>After this time the next text may not be meant as an answer.</summary>
    private static readonly TimeSpan AwayAfter = TimeSpan.FromMinutes(30);

    public async ValueTask<Reply?> RespondAsync(CancellationToken cancellationToken)
    {
        if (turn.Action is { } action) return await PressedAsync(action, cancellationToken);
        if (turn.HasAttachments && turn.Text.Length == 0) return Ask("I cannot take files or photos here. Please bring them along, or ask the team where to send them.");
        var wish = IntakePhrases.Read(turn.Text);
        if (wish is { About: IntakeAge.Question, Value: not null } && !IsAgeAnswered || wish is { About: IntakePhrases.NameQuestion, Value: not null } && !session.Walk.Stops.Any(stop => stop is { IsAnswered: true, Item.Input: "name" })) wish = null;
        if (session.Memory.Paused)
            return wish?.Wish is IntakeWish.GoOn || IntakeWayIn.IsStart(turn.Text) ? GoOn() : wish?.Wish is IntakeWish.Delete ? Confirm(PendingKind.Delete) : null;
        if (session.Memory.Pending is { } pending && await SettleAsync(pending, cancellationToken) is { } settled) return settled;
        if (IntakeWayIn.IsStart(turn.Text)) return Offer();
        if (session.Memory.Away || turn.Now - session.Memory.LastAt >= AwayAfter)
        {
            var step = session.Current is { } open ? Runner.Answer(session.Questionnaire, session.Walk, open, turn.Text, turn.Now) : null;
            if (wish is null && step is not Step.Taken { IsExact: true }) return Interrupts(step) ? null : Offer();
            session.Keep(memory => memory with { Away = false });
        }
        return session.Current is { } stop ? await AnswerAsync(stop, turn.Text, wish, cancellationToken) : await ReviewAsync(wish, cancellationToken);
    }

    /// <summary>A number of years said now is another than the one said before.</summary>
    private bool IsAgeAnswered => session.Current?.Item.LinkId != IntakeAge.Question && session.Walk.Response.AnswersTo(IntakeAge.Question).Any();

    /// <summary>Offers to go on with what was begun.</summary>
    public Reply Offer()
    {
        session.Keep(memory => memory with { Pending = new IntakePending(PendingKind.Resume), Away = false });
        return Said(OpenMessage());
    }

    /// <summary>What is open now: a confirmation, a question or the review.</summary>
    public Message OpenMessage(string? lead = null) => session.Memory.Pending is { } pending ? PendingMessage(pending, lead)
        : session.Current is { } stop ? IntakeMessages.Question(session.Progress, stop, lead, session.IsReopened)
        : IntakeMessages.Review(session.Progress, lead);

    /// <summary>Goes on with the next question, or the review.</summary>
    public Reply Next(string? lead = null) => Said(OpenMessage(lead));

    /// <param name="said">What was typed, where the text is another; null when it is the same.</param>
    private async ValueTask<Reply?> AnswerAsync(Stop stop, string text, IntakeRequest? wish, CancellationToken cancellationToken, string? said = null)
    {
        if (wish is null && AnsweredInPassing(stop, text)) return null;
        var typed = text;
        text = WithBefore(stop, typed);
        said ??= text == typed ? null : stop.Given?.Said is { } before ? OwnWords.Behind(before, typed) : typed;
        var step = Runner.Answer(session.Questionnaire, session.Walk, stop, text, turn.Now, turn.Sequence, said);
        if (ListOf(stop) is { } list && (YesNo.IsNone(text) || step is Step.Refused && IntakePhrases.TakesBack(text)))
        {
            Reopen(list);
            return Ask("Sorry. Please tell me again:");
        }
        if (step is Step.Taken { IsExact: true } && (stop.Options.Count > 0 || wish is null) && !Interrupts(step)) return await AcceptAsync(stop, text, (Step.Taken)step, cancellationToken);
        if (wish is not null && await FulfilAsync(wish, stop, cancellationToken) is { } fulfilled) return fulfilled;
        if (IntakePhrases.WantsPerson(text) || Interrupts(step)) return null;
        return step switch
        {
            Step.Taken taken => await AcceptAsync(stop, text, taken, cancellationToken),
            Step.Doubtful doubtful => Confirm(PendingKind.Reading, stop.Place.Path, doubtful.Canonical, said ?? typed),
            Step.Refused refused => Ask(refused.Hint),
            _ => null,
        };
    }

    /// <summary>"The mini pill. Can the baby be in the room?": the answer is taken, or put to the visitor, and the question left to those who answer questions.</summary>
    private bool AnsweredInPassing(Stop stop, string text)
    {
        if (Behind(stop, text) is not { } said) return false;
        switch (Runner.Answer(session.Questionnaire, session.Walk, stop, WithBefore(stop, said), turn.Now, turn.Sequence))
        {
            case Step.Taken { Closed: [] } taken when IntakeAge.IsTooYoung(taken.Walk, facts) is null:
                session.Take(taken.Walk);
                return true;
            case Step.Doubtful doubtful:
                session.Keep(memory => memory with { Pending = new IntakePending(PendingKind.Reading, stop.Place.Path, doubtful.Canonical, said) });
                return true;
            default: return false;
        }
    }

    /// <summary>What is said before a question; null when none stands behind it.</summary>
    private string? Behind(Stop stop, string text)
    {
        if (IntakePhrases.QuestionBehind(text) is var (said, asked)) return questions?.Confidence(asked) >= IQuestionProbe.Alike || IntakePhrases.PointsBack(asked) ? said : null;
        return stop.Options.Count > 0 && IntakePhrases.QuestionRunOn(text) is var (before, behind) && questions?.Confidence(behind) >= IQuestionProbe.Sure ? before : null;
    }

    /// <summary>The list whose answer made this be asked, where "neither" is no answer to it.</summary>
    private Stop? ListOf(Stop stop) => stop.Options.Count == 0 || stop.Options.Any(option => OptionKind.IsNone(option) || OptionKind.Polarity(option) is false) ? null
        : session.Walk.Stops.LastOrDefault(list => list.IsAnswered && list.Options.Count > 0 && list.Item.Repeats && stop.Item.EnableWhen.Any(condition => condition.Question == list.Item.LinkId));

    /// <summary>What this turn has answered, said back; null where it has not.</summary>
    public string? TakenInPassing() => session.Progress.Shown.FirstOrDefault(stop => stop.IsAnswered && stop.Given?.Sequence == turn.Sequence) is { } taken ? $"Noted: {IntakeMessages.Plain(taken.Answer).TrimEnd('.')}." : null;

    /// <summary>Who goes back to a list, or to a text, and says "metal too" adds to what was said: nothing is lost.</summary>
    private string WithBefore(Stop stop, string text)
    {
        if (stop is { IsAnswered: true, Item.Type: ItemType.Text } && IntakePhrases.Adds(text)) return OwnWords.Behind(stop.Answer, IntakePhrases.Added(text));
        if (!stop.Item.Repeats || stop.Options.Count == 0 || ChoiceReader.AreNumbered(stop.Options) || !IntakePhrases.Adds(text)) return text;
        var given = session.Walk.Response.AnswersTo(stop.Item.LinkId).ToList();
        var picked = stop.Options.Index().Where(option => !option.Item.Exclusive && given.Exists(value => value.Same(option.Item.Value))).Select(option => $"{option.Index + 1}").ToList();
        return picked.Count == 0 ? text : string.Join(", ", [.. picked, IntakePhrases.Added(text)]);
    }

    /// <param name="isConfirmed">The reading was shown to the visitor, who said that it is right.</param>
    /// <param name="said">What was typed, where the text is what was read of it.</param>
    private async ValueTask<Reply> AcceptAsync(Stop stop, string text, Step.Taken taken, CancellationToken cancellationToken, bool isConfirmed = false, string? said = null)
    {
        // One digit too few must not delete what was answered before.
        if (!isConfirmed && session.Progress.Answered > 1 && IntakeAge.IsTooYoung(taken.Walk, facts) is not null) return Confirm(PendingKind.Reading, stop.Place.Path, text);
        if (taken.Closed.Count > 0) return Confirm(PendingKind.Closing, stop.Place.Path, text);
        var changed = session.IsReopened;
        session.Take(taken.Walk);
        if (IntakeAge.IsTooYoung(taken.Walk, facts) is { } minimum) return await TurnAwayAsync(minimum, cancellationToken);
        // What was found by likeness, and a "no" that picked a longer answer, is said back.
        var noted = stop.Options.Count > 0 && taken.Walk.At(stop.Place) is { } after && (!taken.IsExact || Confirmation.Read(text) is not null && after.Answer.Contains(' ')) ? $"Noted: {IntakeMessages.Plain(after.Answer).TrimEnd('.')}{(taken.Own is { } own ? $" ({IntakeMessages.Plain(own)})" : "")}." : null;
        noted ??= NumberBeside(stop, said ?? text);
        return Next(changed ? $"Changed. {noted}".TrimEnd() : noted);
    }

    /// <summary>"No e-mail, call 07700 900123" answers the question of the number too; what was noted, or null.</summary>
    private string? NumberBeside(Stop stop, string said)
    {
        if (stop.Item.Input is not "email" || session.Current is not { Item.Input: "tel", IsAnswered: false } open) return null;
        if (ContactReader.Phone(said) is not Reading.Reading.Given || Runner.Answer(session.Questionnaire, session.Walk, open, said, turn.Now, turn.Sequence) is not Step.Taken taken) return null;
        session.Take(taken.Walk);
        return $"Noted: {IntakeMessages.Plain(taken.Walk.At(open.Place)!.Answer)}.";
    }

    /// <summary>The text is for another responder: it is asked rather than answered. Null: there was no question to answer.</summary>
    private bool Interrupts(Step? step)
    {
        if (IntakePhrases.AnnouncesQuestion(turn.Text)) return true; // free text takes everything
        if (step is Step.Taken { IsExact: true }) return false;
        var isQuestion = IntakePhrases.LooksLikeQuestion(turn.Text);
        var confidence = questions?.Confidence(turn.Text) ?? 0;
        var isForStaff = handoffs?.IsHandoffRequest(turn.Text, plainly: !isQuestion) is true && YesNo.Leading(turn.Text) is null;
        // What can be an answer stays one unless it is surely a question; what cannot needs less. Who states something is answering.
        return step is Step.Taken or Step.Doubtful or Step.Refused { IsNear: true } ? isQuestion && (confidence >= IQuestionProbe.Sure || isForStaff)
            : isForStaff || IntakePhrases.WantsPerson(turn.Text) || isQuestion && (confidence >= IQuestionProbe.Alike || turn.Text.TrimEnd().EndsWith('?'));
    }

    private async ValueTask<Reply> TurnAwayAsync(int minimum, CancellationToken cancellationToken)
    {
        await DeleteAsync(cancellationToken);
        var call = facts.Phone is { } phone ? $"A parent or guardian is welcome to call the clinic on {phone}." : "A parent or guardian is welcome to contact the clinic.";
        return Said(new Message($"Thank you for telling me. This questionnaire is for people from {minimum}, so I stop here, and your answers are deleted. {call}"));
    }

    private Reply Ask(string lead) => Said(OpenMessage(lead));

    /// <summary>The outcome names the question that stands open now, so that the figures tell where people leave.</summary>
    private Reply Said(Message message)
    {
        var isOfThePast = session.Current?.Item.AsksOfThePast is true;
        if (session.Memory.AsksOfThePast != isOfThePast) session.Keep(memory => memory with { AsksOfThePast = isOfThePast });
        return new(message, new Outcome(OutcomeKind.Intake, session.Current?.Item.LinkId ?? "review"));
    }
}
