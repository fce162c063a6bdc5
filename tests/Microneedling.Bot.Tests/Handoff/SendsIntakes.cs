using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake;

namespace Microneedling.Bot.Tests.Handoff;

/// <summary>"send ID" sends a questionnaire in which isotretinoin was stopped two months ago.</summary>
internal sealed class SendsIntakes(IIntakeRecipient recipient) : IResponder
{
    public async ValueTask<Reply?> RespondAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!turn.Text.StartsWith("send ", StringComparison.Ordinal)) return null;
        var receipt = await recipient.ReceiveAsync(turn, Intakes.WithIsotretinoin(turn.Text[5..], turn.Now), cancellationToken);
        return new Reply(new Message($"Sent: {receipt.Reference}. {receipt.WhatHappensNext}"), new Outcome(OutcomeKind.Intake));
    }
}
