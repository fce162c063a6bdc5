using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace Microneedling.Bot.Web.DirectLine;

/// <summary>How a visitor's activity was received. Unavailable: the database could not take it, nothing happened, and it may later.</summary>
public enum Reception { Taken, NoSuchConversation, Unavailable, Failed }

/// <param name="ActivityId">The id of the visitor's activity; empty unless it was taken.</param>
public readonly record struct Received(Reception Outcome, string ActivityId = "");

/// <summary>
/// Hands a visitor's activity to the bot. Sending does nothing here: replies are in the transcript once the turn is
/// committed, and the streams read them from there.
/// </summary>
public sealed partial class DirectLineAdapter(IBot bot, ILogger<DirectLineAdapter> log) : BotAdapter
{
    public const string Channel = Microsoft.Bot.Connector.Channels.Directline;

    /// <summary>Runs the turn.</summary>
    /// <param name="userId">Who sends it; null: the conversation's visitor.</param>
    /// <remarks>A turn is not given up when the client goes away: it will ask again, and is then told that it is done.</remarks>
    public async Task<Received> ReceiveAsync(Activity activity, string conversationId, string? userId)
    {
        activity.Id = null;
        activity.ChannelId = Channel;
        activity.ServiceUrl = null;
        activity.CallerId = null;
        activity.DeliveryMode = null;
        activity.Conversation = new ConversationAccount { Id = conversationId };
        activity.From = new ChannelAccount { Id = userId, Name = activity.From?.Name, Role = RoleTypes.User };
        activity.Recipient = new ChannelAccount { Id = "assistant", Role = RoleTypes.Bot };
        try
        {
            using var context = new TurnContext(this, activity);
            await RunPipelineAsync(context, bot.OnTurnAsync, CancellationToken.None);
            // An activity that is not kept, such as typing, gets an id that nobody will see again.
            return context.TurnState.Get<TurnReceipt>() is not { } receipt ? new(Reception.Taken, $"{conversationId}|{Guid.NewGuid():N}")
                : receipt == TurnReceipt.NoSuchConversation ? new(Reception.NoSuchConversation)
                : new(Reception.Taken, receipt.ActivityId);
        }
        catch (StorageUnavailableException)
        {
            return new(Reception.Unavailable);
        }
        catch (Exception fault)
        {
            LogFailed(conversationId, fault);
            return new(Reception.Failed);
        }
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken) =>
        Task.FromResult(Array.ConvertAll(activities, activity => new ResourceResponse(activity.Id ?? "")));

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line does not change what was sent.");

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line does not take back what was sent.");

    [LoggerMessage(1, LogLevel.Error, "The turn of conversation {ConversationId} failed")]
    private partial void LogFailed(string conversationId, Exception fault);
}
