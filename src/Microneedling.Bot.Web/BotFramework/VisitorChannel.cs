using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Notify;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Microneedling.Bot.Web.BotFramework;

/// <summary>Continues a conversation that came in by <c>/api/messages</c>, so that the visitor hears what staff say.</summary>
internal sealed class VisitorChannel(IServiceProvider services, BotOptions options) : IVisitorChannel
{
    public async Task SendAsync(string conversationReference, string activity, CancellationToken cancellationToken)
    {
        var reference = JsonConvert.DeserializeObject<ConversationReference>(conversationReference)!;
        var said = ActivityJson.Read(activity)!;
        // The channel shows the bot as the sender; the visitor is to know which person it is.
        if (said.From is { Id: "staff", Name: { Length: > 0 } name }) said.Text = $"**{name}:** {said.Text}";
        try
        {
            await services.GetRequiredService<ClinicCloudAdapter>().ContinueConversationAsync(
                options.MicrosoftAppId ?? "", reference, (context, stopping) => context.SendActivityAsync(said, stopping), cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new NotifyFault($"the channel {reference.ChannelId} did not take it ({fault.GetType().Name}).", fault);
        }
    }
}
