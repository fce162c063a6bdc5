using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Handoff;

internal sealed class UrgentAlerts(Cases cases) : IUrgentAlerts
{
    public async ValueTask RaiseAsync(Turn turn, string reason, CancellationToken cancellationToken) =>
        await cases.RaiseUrgentAsync(turn, reason, cancellationToken);
}
