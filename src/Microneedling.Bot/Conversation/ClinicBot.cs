using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace Microneedling.Bot.Conversation;

/// <summary>
/// The bot that every channel's adapter calls. It hands activities to the <see cref="TurnRunner"/> and sends what was
/// committed: the only place where the Bot Framework and our own words meet.
/// </summary>
public sealed class ClinicBot(TurnRunner runner) : ActivityHandler
{
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        RunAsync(turnContext, cancellationToken);

    protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        RunAsync(turnContext, cancellationToken);

    /// <summary>Whatever it is, it came from a visitor who waits for an answer.</summary>
    protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        RunAsync(turnContext, cancellationToken);

    private async Task RunAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        // Direct Line opens its conversations itself, so a message never does.
        var mustBeOpen = turnContext.Activity.ChannelId == Channels.Directline && turnContext.Activity.Type != ActivityTypes.ConversationUpdate;
        var receipt = await runner.RunAsync(turnContext.Activity, cancellationToken, mustBeOpen);
        turnContext.TurnState.Set(receipt);
        if (receipt.Replies.Count > 0) await turnContext.SendActivitiesAsync([.. receipt.Replies], cancellationToken);
    }
}
