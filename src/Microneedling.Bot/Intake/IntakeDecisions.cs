using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Reading;
using Microneedling.Bot.Intake.Responses;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Intake;

/// <summary>What is asked before something is done, and sending.</summary>
internal sealed partial class IntakeDialogue
{
    private Reply Confirm(PendingKind kind, string? place = null, string? text = null, string? said = null)
    {
        session.Keep(memory => memory with { Pending = new IntakePending(kind, place, text, said), Paused = false });
        return Next();
    }

    /// <summary>Reads the turn as the decision that is pending; null: it is something else, and the decision is dropped or stays as its kind wants.</summary>
    private async ValueTask<Reply?> SettleAsync(IntakePending pending, CancellationToken cancellationToken)
    {
        var wish = IntakePhrases.Read(turn.Text)?.Wish;
        // "Yes, and the dark marks as well": more of a list than was read.
        if (wish is null && pending is { Kind: PendingKind.Reading, Text: { } read } && IntakePhrases.Adds(turn.Text) && session.Walk.At(new Place(pending.Place!)) is { Item.Repeats: true, Options.Count: > 0 } list)
        {
            session.Keep(memory => memory with { Pending = null });
            return await AnswerAsync(list, $"{read}, {IntakePhrases.Added(Confirmation.BehindYes(turn.Text) ?? turn.Text)}", null, cancellationToken, pending.Said is { } before ? OwnWords.Behind(before, turn.Text) : turn.Text);
        }
        bool? decided = (pending.Kind, wish) switch
        {
            (PendingKind.Delete, IntakeWish.Delete or IntakeWish.Stop) => true,
            (PendingKind.Delete or PendingKind.Closing or PendingKind.StartOver, IntakeWish.GoOn or IntakeWish.Back) => false,
            (PendingKind.StartOver or PendingKind.Resume, IntakeWish.StartOver) => pending.Kind is PendingKind.StartOver ? true : null,
            (PendingKind.Resume, IntakeWish.GoOn) or (PendingKind.Send, IntakeWish.Send) => true,
            (PendingKind.Reading or PendingKind.Closing, _) when Confirmation.IsYesWithMore(turn.Text) => true,
            _ => Confirmation.Read(turn.Text),
        };
        // "Yes, June 2024" says more than the 2024 that was read.
        if (decided is true && pending.Kind is PendingKind.Reading && Confirmation.BehindYes(turn.Text) is { } more && session.Walk.At(new Place(pending.Place!)) is { Item.Type: ItemType.Date } stop
            && Runner.Answer(session.Questionnaire, session.Walk, stop, more, turn.Now, turn.Sequence) is Step.Taken { IsExact: true }) pending = pending with { Text = more };
        if (decided is { } yes) return await DecideAsync(pending, yes, cancellationToken);
        if (pending.Kind is PendingKind.Reading && IntakePhrases.QuestionBehind(turn.Text) is var (said, _) && (Confirmation.Read(said) is true || Confirmation.IsYesWithMore(said)))
        {
            var confirmed = await DecideAsync(pending, true, cancellationToken);
            return turn.Memory.Get<IntakeMemory>() is null ? confirmed : null; // what is asked is answered, and then the next question put
        }
        if (pending.Kind is PendingKind.Reading or PendingKind.Resume || wish is not null)
        {
            session.Keep(memory => memory with { Pending = null });
            return null;
        }
        return Interrupts(null) ? null : Ask("Please answer yes or no.");
    }

    private async ValueTask<Reply> DecideAsync(IntakePending pending, bool yes, CancellationToken cancellationToken)
    {
        session.Keep(memory => memory with { Pending = null });
        switch (pending.Kind)
        {
            case PendingKind.Reading: return yes ? await ApplyAsync(pending, cancellationToken) : Next(session.Current?.Item.Type is ItemType.Date or ItemType.DateTime ? "Then please write it once more, with the month as a word." : "Sorry. Then please say it in other words.");
            case PendingKind.Closing when yes: return await ApplyAsync(pending, cancellationToken);
            case PendingKind.Closing:
                session.Keep(memory => memory with { Reopened = null });
                return Next("Kept as it was.");
            case PendingKind.Delete when yes:
                await DeleteAsync(cancellationToken);
                return Said(new Message("The questionnaire is stopped and its answers are deleted. You can ask me anything, or start again another time.")
                {
                    Choices = [new Choice("Start pre-consultation", new TurnAction(TurnActions.StartIntake)), new Choice("Talk to the team", new TurnAction(TurnActions.TalkToTeam))],
                });
            case PendingKind.StartOver when yes:
                await DeleteAsync(cancellationToken);
                return new IntakeDoorway(turn, session.Edition, facts, recipient, codes, transcript).Invite();
            case PendingKind.Send when yes: return await SendAsync(cancellationToken);
            case PendingKind.Resume when !yes: return Confirm(PendingKind.Delete);
            default: return Next(yes || pending.Kind is PendingKind.Send ? null : "Good, we go on.");
        }
    }

    /// <summary>Forgets the intake, and takes what was typed for it out of the transcript.</summary>
    private async ValueTask DeleteAsync(CancellationToken cancellationToken)
    {
        if (transcript is not null) await transcript.EraseIntakeAsync(turn, session.Memory.From, cancellationToken);
        IntakeSession.Forget(turn);
    }

    /// <summary>Takes the confirmed answer, and what it closes.</summary>
    private async ValueTask<Reply> ApplyAsync(IntakePending pending, CancellationToken cancellationToken)
    {
        if (session.Walk.At(new Place(pending.Place!)) is not { } stop) return Next();
        var step = Runner.Answer(session.Questionnaire, session.Walk, stop, pending.Text!, turn.Now, turn.Sequence, pending.Said);
        if (step is Step.Refused refused) return Ask(refused.Hint);
        if (step is not Step.Taken taken) return Next();
        if (pending.Kind is PendingKind.Reading) return await AcceptAsync(stop, pending.Text!, taken, cancellationToken, isConfirmed: true, pending.Said);
        session.Take(taken.Walk);
        return IntakeAge.IsTooYoung(taken.Walk, facts) is { } minimum ? await TurnAwayAsync(minimum, cancellationToken) : Next("Changed.");
    }

    private Message PendingMessage(IntakePending pending, string? lead)
    {
        var front = lead is null ? "" : lead + "\n\n";
        return pending.Kind switch
        {
            PendingKind.Reading => YesOrNo($"{front}I read that as **{IntakeMessages.Plain(Reread(pending))}**. Is that right?", "Yes", "No"),
            PendingKind.Closing => YesOrNo($"{front}If I change that, these answers no longer apply and are deleted:\n\n{Closing(pending)}\n\nShall I change it?", "Yes, change it", "No, keep it"),
            PendingKind.Delete => YesOrNo($"{front}Shall I stop and delete all the answers of this questionnaire? To keep them and go on later, say \"pause\".", "Yes, delete", "No, go on"),
            PendingKind.Send => YesOrNo($"{front}Shall I send it to the team now?", "Yes, send it", "No, not yet"),
            PendingKind.StartOver => YesOrNo($"{front}Shall I delete these answers and start again from the beginning?", "Yes, start over", "No, go on"),
            _ => new Message($"{front}Welcome back. Your pre-consultation is under way: {session.Progress.Answered} of about {session.Progress.Total} questions are answered. Shall we go on?")
            {
                Choices = [IntakeMessages.Button("Go on", IntakeActions.GoOn), IntakeMessages.Button("Start over", IntakeActions.StartOver), IntakeMessages.Button("Stop and delete", IntakeActions.Delete)],
            },
        };
    }

    private string Reread(IntakePending pending) =>
        session.Walk.At(new Place(pending.Place!)) is { } stop
        && AnswerReader.Read(stop, pending.Text!, turn.Now) is Reading.Reading.Given given ? string.Join(", ", given.Values.Select(value => value.Words)) : pending.Text!;

    private string Closing(IntakePending pending)
    {
        var closed = session.Walk.At(new Place(pending.Place!)) is { } stop
            && Runner.Answer(session.Questionnaire, session.Walk, stop, pending.Text!, turn.Now) is Step.Taken taken ? taken.Closed : [];
        return string.Join('\n', closed.Select(lost => $"- {lost.Question} {IntakeMessages.Plain(lost.Answer)}"));
    }

    private async ValueTask<Reply> SendAsync(CancellationToken cancellationToken)
    {
        if (recipient is null) return Ask("I cannot send it at the moment. Your answers are saved; please try again later or talk to the team.");
        var intake = IntakeCompletion.Of(session, turn);
        var waits = IntakeCompletion.Waits(session, turn);
        var copy = IntakeMessages.Summary(session.Progress);
        var receipt = await recipient.ReceiveAsync(turn, intake, cancellationToken);
        IntakeSession.Forget(turn);
        turn.Memory.Set(new IntakeSent(intake.Id, receipt.Reference, turn.Now, waits, From: session.Memory.From));
        return new Reply([
            new Message($"Thank you, it is sent. Your reference is **{receipt.Reference}**.\n\n{receipt.WhatHappensNext}\n\nTo take it back, say \"withdraw my pre-consultation\" here or give the team the reference."),
            new Message($"Your copy:\n\n{copy}"),
        ], new Outcome(OutcomeKind.Intake));
    }

    private async ValueTask<Reply> OtherDeviceAsync(CancellationToken cancellationToken) =>
        codes is null ? Ask("That is not possible here. Your answers are saved on this device, and you can go on at any time.")
        : Said(await IntakeTransfer.KeepAsync(turn, session, codes, cancellationToken));

    private static Message YesOrNo(string text, string yes, string no) =>
        new(text) { Choices = [IntakeMessages.Button(yes, IntakeActions.Yes), IntakeMessages.Button(no, IntakeActions.No)], Form = new MessageForm("boolean") { Required = true } };
}
