using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Transcripts that end with the process, read in pages of 20.</summary>
public class MemoryTranscriptStore : ITranscriptStore
{
    private const int PageSize = 20;

    private readonly Dictionary<(string Channel, string Conversation), List<IActivity>> _transcripts =
        new Dictionary<(string Channel, string Conversation), List<IActivity>>();

    public Task LogActivityAsync(IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        lock (_transcripts)
        {
            var key = (activity.ChannelId, activity.Conversation.Id);
            if (!_transcripts.TryGetValue(key, out var transcript))
            {
                _transcripts[key] = transcript = new List<IActivity>();
            }

            switch (activity.Type)
            {
                case ActivityTypes.MessageUpdate:
                    Replace(transcript, activity.Id, logged => Updated(logged, (Activity)activity));
                    break;
                case ActivityTypes.MessageDelete:
                    Replace(transcript, activity.Id, Tombstone);
                    break;
                default:
                    transcript.Add(activity);
                    break;
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>The activities by their time, from <paramref name="startDate"/> on. The token is the id of the last one that was read.</summary>
    public Task<PagedResult<IActivity>> GetTranscriptActivitiesAsync(string channelId, string conversationId, string continuationToken = null, DateTimeOffset startDate = default)
    {
        ArgumentNullException.ThrowIfNull(channelId);
        ArgumentNullException.ThrowIfNull(conversationId);
        lock (_transcripts)
        {
            var activities = _transcripts.TryGetValue((channelId, conversationId), out var transcript)
                ? transcript.OrderBy(activity => activity.Timestamp).Where(activity => (activity.Timestamp ?? default) >= startDate)
                : Enumerable.Empty<IActivity>();
            return Task.FromResult(Page(activities, activity => activity.Id, continuationToken));
        }
    }

    /// <summary>The conversations of a channel, the oldest first.</summary>
    public Task<PagedResult<TranscriptInfo>> ListTranscriptsAsync(string channelId, string continuationToken = null)
    {
        ArgumentNullException.ThrowIfNull(channelId);
        lock (_transcripts)
        {
            var infos = _transcripts.Where(entry => entry.Key.Channel == channelId).Select(entry => new TranscriptInfo
            {
                ChannelId = channelId,
                Id = entry.Key.Conversation,
                Created = entry.Value.FirstOrDefault()?.Timestamp ?? default,
            });
            return Task.FromResult(Page(infos.OrderBy(info => info.Created), info => info.Id, continuationToken));
        }
    }

    public Task DeleteTranscriptAsync(string channelId, string conversationId)
    {
        ArgumentNullException.ThrowIfNull(channelId);
        ArgumentNullException.ThrowIfNull(conversationId);
        lock (_transcripts)
        {
            _transcripts.Remove((channelId, conversationId));
        }

        return Task.CompletedTask;
    }

    private static PagedResult<T> Page<T>(IEnumerable<T> all, Func<T, string> id, string continuationToken)
    {
        var rest = continuationToken == null ? all : all.SkipWhile(item => id(item) != continuationToken).Skip(1);
        var items = rest.Take(PageSize).ToArray();
        return new PagedResult<T>
        {
            Items = items,
            ContinuationToken = items.Length == PageSize ? id(items[^1]) : null,
        };
    }

    private static void Replace(List<IActivity> transcript, string id, Func<Activity, Activity> replacement)
    {
        var index = transcript.FindIndex(activity => activity.Id == id);
        if (index >= 0)
        {
            transcript[index] = replacement((Activity)transcript[index]);
        }
    }

    private static Activity Updated(Activity logged, Activity update)
    {
        var updated = update.Clone();
        updated.Type = logged.Type;
        updated.Timestamp = logged.Timestamp;
        updated.LocalTimestamp = logged.LocalTimestamp;
        return updated;
    }

    private static Activity Tombstone(Activity logged) => new Activity(ActivityTypes.MessageDelete)
    {
        Id = logged.Id,
        Timestamp = logged.Timestamp,
        LocalTimestamp = logged.LocalTimestamp,
        ChannelId = logged.ChannelId,
        ServiceUrl = logged.ServiceUrl,
        Conversation = logged.Conversation,
        ReplyToId = logged.ReplyToId,
        Locale = logged.Locale,
        From = new ChannelAccount("deleted", role: logged.From?.Role),
        Recipient = new ChannelAccount("deleted", role: logged.Recipient?.Role),
    };
}
