using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Handoff;

/// <summary>
/// Keeps the assistant silent while a person has the conversation. The owner is read in the turn's own unit of work, and
/// the conversation's version is checked when it is saved: assistant and staff never both answer.
/// </summary>
public sealed class TakeoverResponder(Cases cases) : IResponder
{
    public async ValueTask<Reply?> RespondAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Kind != TurnKind.Message || !turn.IsWithStaff) return null;
        await cases.WaitAsync(turn, cancellationToken);
        return new Reply([], new Outcome(OutcomeKind.Silent));
    }
}
