using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>
/// Hands copies of everything that comes in and goes out to a logger, after the turn and without waiting for it;
/// an error of the logger is lost. What must not be lost is better written by the bot itself.
/// </summary>
public class TranscriptLoggerMiddleware : IMiddleware
{
    private readonly ITranscriptLogger _logger;

    public TranscriptLoggerMiddleware(ITranscriptLogger transcriptLogger)
    {
        _logger = transcriptLogger ?? throw new ArgumentNullException(nameof(transcriptLogger));
    }

    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate nextTurn, CancellationToken cancellationToken)
    {
        var transcript = new Queue<Activity>();
        var incoming = turnContext.Activity;
        if (incoming != null)
        {
            incoming.From ??= new ChannelAccount();
            incoming.From.Role = string.IsNullOrEmpty(incoming.From.Role) ? RoleTypes.User : incoming.From.Role;
            if (incoming.Type != ActivityTypes.Event || incoming.Name != ActivityEventNames.ContinueConversation)
            {
                Log(transcript, incoming);
            }
        }

        turnContext.OnSendActivities(async (_, activities, next) =>
        {
            var responses = await next().ConfigureAwait(false);
            activities.ForEach(activity => Log(transcript, activity));
            return responses;
        });

        turnContext.OnUpdateActivity(async (_, activity, next) =>
        {
            var response = await next().ConfigureAwait(false);
            Log(transcript, activity, ActivityTypes.MessageUpdate);
            return response;
        });

        turnContext.OnDeleteActivity(async (_, reference, next) =>
        {
            await next().ConfigureAwait(false);
            var deletion = new Activity(ActivityTypes.MessageDelete, reference.ActivityId);
            Log(transcript, deletion.ApplyConversationReference(reference));
        });

        await nextTurn(cancellationToken).ConfigureAwait(false);
        _ = HandOverAsync(transcript);
    }

    private static void Log(Queue<Activity> transcript, Activity activity, string type = null)
    {
        var copy = activity.Clone();
        copy.Type = type ?? copy.Type;
        copy.Id = string.IsNullOrEmpty(copy.Id) ? $"g_{Guid.NewGuid()}" : copy.Id;
        copy.Timestamp ??= DateTimeOffset.UtcNow;
        transcript.Enqueue(copy);
    }

    private async Task HandOverAsync(Queue<Activity> transcript)
    {
        foreach (var activity in transcript)
        {
            try
            {
                await _logger.LogActivityAsync(activity).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // A transcript must not break the conversation that it records.
            }
        }
    }
}
