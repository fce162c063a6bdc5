using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake.Reading;

namespace Microneedling.Bot.Intake;

/// <summary>What is said while no intake runs: the invitation, and what was sent before.</summary>
internal sealed class IntakeDoorway(Turn turn, IntakeEdition edition, ClinicFacts facts, IIntakeRecipient? recipient, IResumeCodes? codes, ITranscriptErasure? transcript)
{
    public Reply Invite()
    {
        turn.Memory.Set(new IntakeInvitation(turn.Now));
        var text = $"The pre-consultation takes about five minutes, with one question at a time.\n\n{IntakeConsentText.Of(edition.Questionnaire, facts)}";
        return Said(AgreeMessage(text));
    }

    public static Message AgreeMessage(string text) => new(text)
    {
        Choices = [IntakeMessages.Button("I agree", IntakeActions.Agree), IntakeMessages.Button("No, thank you", IntakeActions.Decline)],
        Form = new MessageForm("boolean") { Options = ["I agree", "No, thank you"], Required = true },
    };

    public static Reply AskToAgree() => Said(AgreeMessage("I only begin once you agree. Please say \"I agree\", or \"no\" if you would rather not."));

    public Reply Decline()
    {
        turn.Memory.Set<IntakeInvitation>(null);
        var phone = facts.Phone is { } number ? $" You can also call the team on {number}." : "";
        return Said(new Message($"That is fine. Nothing has been saved, and you can ask me anything or start another time.{phone}")
        {
            Choices = [new Choice("Talk to the team", new TurnAction(TurnActions.TalkToTeam))],
        });
    }

    public IntakeSession Begin() => IntakeSession.Begin(turn, edition, IntakeConsentText.Given(edition.Questionnaire, facts, turn.Now));

    /// <summary>No intake runs and none is offered: an earlier one that was sent, a code from another device, or nothing.</summary>
    public async ValueTask<Reply?> OutsideAsync(IntakeContent content, CancellationToken cancellationToken)
    {
        if (codes is not null && turn.Action is null && await IntakeTransfer.TakeAsync(turn, codes, content, cancellationToken) is { } moved) return moved;
        if (turn.Memory.Get<IntakeSent>() is { } sent && await AboutSentAsync(sent, cancellationToken) is { } reply) return reply;
        return turn.Action is { } action && IntakeActions.IsOurs(action.Name)
            ? Said(new Message("That questionnaire is no longer open.") { Choices = [new Choice("Start pre-consultation", new TurnAction(TurnActions.StartIntake))] })
            : null;
    }

    private async ValueTask<Reply?> AboutSentAsync(IntakeSent sent, CancellationToken cancellationToken)
    {
        if (sent.Withdrawing)
        {
            turn.Memory.Set(sent with { Withdrawing = false });
            var reply = turn.Action?.Name switch { IntakeActions.Yes => true, IntakeActions.No => false, _ => Confirmation.Read(turn.Text) };
            if (reply is false) return Said(new Message("Your pre-consultation stays with the team."));
            if (reply is true) return await WithdrawAsync(sent, cancellationToken);
        }
        if (turn.Action?.Name is IntakeActions.Send || turn.Action is null && Words.Normal(turn.Text) is "send" or "send it" or "submit")
            return Said(new Message($"Your pre-consultation was already sent. Its reference is **{sent.Reference}**."));
        if (turn.Action is not null) return null;
        if (IntakePhrases.Read(turn.Text)?.Wish is IntakeWish.When && sent.Waits.Count > 0) return Said(WhenMessage(sent.Waits));
        if (!IntakePhrases.IsWithdraw(turn.Text)) return null;
        turn.Memory.Set(sent with { Withdrawing = true });
        return Said(new Message($"Shall I withdraw the pre-consultation {sent.Reference} and have its answers deleted?")
        {
            Choices = [IntakeMessages.Button("Yes, withdraw it", IntakeActions.Yes), IntakeMessages.Button("No, keep it", IntakeActions.No)],
        });
    }

    private async ValueTask<Reply> WithdrawAsync(IntakeSent sent, CancellationToken cancellationToken)
    {
        if (recipient is not null && await recipient.WithdrawAsync(turn, sent.Id, cancellationToken))
        {
            if (transcript is not null) await transcript.EraseIntakeAsync(turn, sent.From, cancellationToken);
            turn.Memory.Set<IntakeSent>(null);
            return Said(new Message($"The pre-consultation {sent.Reference} is withdrawn, and its answers are deleted."));
        }
        var how = facts.Phone is { } phone ? $"call {phone}" : "tell the team";
        return Said(new Message($"I cannot withdraw it from here. Please {how} and give the reference **{sent.Reference}**; they will delete it.")
        {
            Choices = [new Choice("Talk to the team", new TurnAction(TurnActions.TalkToTeam))],
        });
    }

    public static Message WhenMessage(IReadOnlyList<string> waits) =>
        new($"{string.Join("\n\n", waits)}\n\nThe clinician decides, and may suggest another date.");

    private static Reply Said(Message message) => new(message, new Outcome(OutcomeKind.Intake));
}
