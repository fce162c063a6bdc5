using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake.Reading;

namespace Microneedling.Bot.Intake;

/// <summary>
/// The pre-consultation in the conversation: consent, one question at a time, review, send. What is not an answer and not
/// a wish of the questionnaire is left to the other responders, and the open question is asked again after them.
/// </summary>
/// <param name="questions">Tells a question to the assistant from an answer; without it, only a question mark does.</param>
/// <param name="handoffs">Tells what only a person may answer.</param>
/// <param name="recipient">Where a finished intake goes; without it nothing can be sent, and nothing is lost.</param>
/// <param name="codes">Carries an intake to another device.</param>
/// <param name="transcript">Takes deleted answers out of the transcript too.</param>
public sealed class IntakeResponder(
    IntakeContent content, Clinic clinic, IQuestionProbe? questions = null, IHandoffRequestProbe? handoffs = null, IIntakeRecipient? recipient = null, IResumeCodes? codes = null, ITranscriptErasure? transcript = null)
    : IResponder
{
    /// <summary>An invitation that nobody took up is forgotten after this time.</summary>
    private static readonly TimeSpan InvitationLasts = TimeSpan.FromHours(1);

    public async ValueTask<Reply?> RespondAsync(Turn turn, CancellationToken cancellationToken)
    {
        var session = IntakeSession.Load(turn, content);
        if (turn.Kind is TurnKind.Opened) return session is null ? null : Dialogue(turn, session).Offer();
        if (turn.Action is { } action && action.Name != TurnActions.StartIntake && !IntakeActions.IsOurs(action.Name)) return null;
        if (session is { Memory.Yields: > 0 } && turn.Action is null && !IntakeWayIn.IsStart(turn.Text)) return null;
        if (session is not null) return await Dialogue(turn, session).RespondAsync(cancellationToken);
        if (content.Current is not { } edition) return null;

        var doorway = new IntakeDoorway(turn, edition, clinic.Facts, recipient, codes, transcript);
        if (turn.Action?.Name is TurnActions.StartIntake || turn.Action is null && IntakeWayIn.IsStart(turn.Text)) return doorway.Invite();
        if (turn.Memory.Get<IntakeInvitation>() is { } invitation && turn.Now - invitation.At < InvitationLasts && Consent(turn, doorway) is { } consented) return consented;
        return await doorway.OutsideAsync(content, cancellationToken);
    }

    public ValueTask<Reply> AfterAsync(Turn turn, Reply reply, CancellationToken cancellationToken) => new(After(turn, reply));

    private Reply After(Turn turn, Reply reply)
    {
        if (turn.Kind is not TurnKind.Message || reply.Outcome.Kind is OutcomeKind.Intake or OutcomeKind.Silent or OutcomeKind.Failed) return reply;
        if (IntakeSession.Load(turn, content) is { } session) return reply.Outcome.Kind is OutcomeKind.Urgent ? AfterUrgent(session, reply) : AskAgain(turn, session, reply);
        return reply.Outcome.Kind is not OutcomeKind.Urgent && content.Current is not null && turn.Memory.Get<IntakeInvitation>() is { } invitation && turn.Now - invitation.At < InvitationLasts
            ? reply.With(IntakeDoorway.AgreeMessage("Back to the pre-consultation: may I go on with it?")) : reply;
    }

    /// <summary>After an emergency nothing more is asked; the next message is met with care.</summary>
    private static Reply AfterUrgent(IntakeSession session, Reply reply)
    {
        session.Keep(memory => memory with { Away = true, Yields = 0, Pending = memory.Pending?.Kind is PendingKind.Reading ? null : memory.Pending });
        return reply;
    }

    private Reply AskAgain(Turn turn, IntakeSession session, Reply reply)
    {
        if (session.Memory.Paused) return reply;
        // Who asks something in a reply has the floor until it says something without asking: two open questions confuse.
        reply = reply with { Messages = [.. reply.Messages.Select(WithoutOffer)] };
        var asks = reply.Outcome.Kind is OutcomeKind.Handoff && reply.Messages.Any(message => message.Form is not null);
        var yields = asks ? 2 : reply.Outcome.Kind is OutcomeKind.Handoff ? 0 : Math.Max(0, session.Memory.Yields - 1);
        session.Keep(memory => memory with { Away = false, Yields = yields });
        if (yields > 0) return reply;
        var dialogue = Dialogue(turn, session);
        return reply.With(dialogue.OpenMessage($"{dialogue.TakenInPassing()} Back to your pre-consultation:".TrimStart()));
    }

    /// <summary>The questionnaire is not offered while it runs.</summary>
    private static Message WithoutOffer(Message message) => message with
    {
        Text = message.Text.Replace(TurnActions.IntakeOffer, TurnActions.RunningIntake, StringComparison.Ordinal),
        Choices = [.. message.Choices.Where(choice => choice.Action.Name != TurnActions.StartIntake)],
    };

    private Reply? Consent(Turn turn, IntakeDoorway doorway)
    {
        var agreed = turn.Action?.Name switch { IntakeActions.Agree => true, IntakeActions.Decline => false, _ => Confirmation.Read(turn.Text) ?? (Confirmation.IsYesWithMore(turn.Text) && !turn.Text.Contains('?') ? true : null) };
        if (agreed is null && IntakePhrases.Read(turn.Text)?.Wish is IntakeWish.Stop or IntakeWish.Delete or IntakeWish.Pause or IntakeWish.Skip or IntakeWish.Back) agreed = false;
        if (agreed is false) return doorway.Decline();
        if (agreed is null && turn.Action is null && IntakePhrases.QuestionBehind(turn.Text) is var (said, _) && Confirmation.Read(said) is true)
        {
            doorway.Begin();
            return null; // what is asked is answered, and then the first question put
        }
        if (agreed is true)
        {
            var session = doorway.Begin();
            return Dialogue(turn, session).Next("Thank you. You can say \"back\", \"skip\", \"change ...\", \"pause\" or \"stop\" at any time, and ask me things in between.");
        }
        return turn.Action is not null || IsForOthers(turn.Text) ? null : IntakeDoorway.AskToAgree();
    }

    private bool IsForOthers(string text) =>
        IntakePhrases.LooksLikeQuestion(text) || IntakePhrases.WantsPerson(text) || questions?.Confidence(text) >= IQuestionProbe.Sure || handoffs?.IsHandoffRequest(text) is true;

    private IntakeDialogue Dialogue(Turn turn, IntakeSession session) => new(turn, session, clinic.Facts, questions, handoffs, recipient, codes, transcript);
}
