namespace Microneedling.Bot.Conversation;

/// <summary>Puts an urgent matter before the staff; stored with the turn.</summary>
public interface IUrgentAlerts
{
    /// <param name="reason">Which rule, in words for staff; never the visitor's text.</param>
    ValueTask RaiseAsync(Turn turn, string reason, CancellationToken cancellationToken);
}
