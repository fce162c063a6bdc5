using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake;

namespace Microneedling.Bot.Tests.Handoff;

/// <summary>
/// Stands for the questionnaire: "send ID" sends one in which isotretinoin was stopped two months ago, "withdraw ID"
/// takes it back, "keep" and "take CODE" carry a running one to another device, "delete answers" takes them out of the transcript. "urgent words" stands for danger.
/// </summary>
internal sealed class SendsIntakes(IIntakeRecipient recipient, IResumeCodes codes, ITranscriptErasure transcript, IUrgentAlerts alerts) : IResponder
{
    public async ValueTask<Reply?> RespondAsync(Turn turn, CancellationToken cancellationToken) => turn.Text.Split(' ', 2) switch
    {
        ["send", var id] => Says($"Sent: {(await recipient.ReceiveAsync(turn, Intakes.WithIsotretinoin(id, turn.Now), cancellationToken)).Reference}"),
        ["withdraw", var id] => Says((await recipient.WithdrawAsync(turn, id, cancellationToken)).ToString()),
        ["keep"] => Says((await codes.KeepAsync(turn, "my answers so far", cancellationToken)).Code),
        ["take", var code] => Says(await codes.TakeAsync(turn, code, cancellationToken) ?? "gone"),
        ["delete", "answers"] => await DeleteAsync(turn, cancellationToken),
        ["urgent", "words"] => await AlertAsync(turn, cancellationToken),
        _ => null,
    };

    private async ValueTask<Reply> AlertAsync(Turn turn, CancellationToken cancellationToken)
    {
        await alerts.RaiseAsync(turn, "Trouble breathing.", cancellationToken);
        return Says("urgent");
    }

    private async ValueTask<Reply> DeleteAsync(Turn turn, CancellationToken cancellationToken)
    {
        await transcript.EraseIntakeAsync(turn, 0, cancellationToken);
        return Says("deleted");
    }

    private static Reply Says(string text) => new(new Message(text), new Outcome(OutcomeKind.Intake));
}
