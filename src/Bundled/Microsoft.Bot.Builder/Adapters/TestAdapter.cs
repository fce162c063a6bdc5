using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

/// <summary>
/// A channel in memory: activities go in by hand, replies come out of a queue.
/// SUBSET: without the obsolete token methods (IUserTokenProvider, IExtendedUserTokenProvider).
/// </summary>
public class TestAdapter : BotAdapter
{
    private readonly Queue<TaskCompletionSource<Activity>> _waiting = new Queue<TaskCompletionSource<Activity>>();
    private int _nextId;

    public TestAdapter(string channelId, bool sendTraceActivity = false)
        : this(sendTraceActivity: sendTraceActivity)
    {
        Conversation.ChannelId = channelId;
    }

    public TestAdapter(ConversationReference conversation = null, bool sendTraceActivity = false)
    {
        EnableTrace = sendTraceActivity;
        Conversation = conversation ?? new ConversationReference
        {
            ChannelId = "test",
            ServiceUrl = "https://test.com",
            User = new ChannelAccount("user1", "User1"),
            Bot = new ChannelAccount("bot", "Bot"),
            Conversation = new ConversationAccount(false, "convo1", "Conversation1"),
            Locale = Locale,
        };
    }

    /// <summary>The replies that nobody has read yet.</summary>
    public Queue<Activity> ActiveQueue { get; } = new Queue<Activity>();

    /// <summary>Who talks to whom, and where.</summary>
    public ConversationReference Conversation { get; set; }

    /// <summary>The locale of what MakeActivity makes.</summary>
    public string Locale { get; set; } = "en-us";

    /// <summary>Whether trace activities are queued as well.</summary>
    public bool EnableTrace { get; set; }

    public static ConversationReference CreateConversation(string name, string user = "User1", string bot = "Bot") => new ConversationReference
    {
        ChannelId = "test",
        ServiceUrl = "https://test.com",
        Conversation = new ConversationAccount(false, name, name),
        User = new ChannelAccount(user.ToLowerInvariant(), user),
        Bot = new ChannelAccount(bot.ToLowerInvariant(), bot),
        Locale = "en-us",
    };

    public new TestAdapter Use(IMiddleware middleware)
    {
        base.Use(middleware);
        return this;
    }

    /// <summary>A message of the user, with the next id.</summary>
    public Activity MakeActivity(string text = null) => new Activity(ActivityTypes.Message)
    {
        Locale = Locale,
        From = Conversation.User,
        Recipient = Conversation.Bot,
        Conversation = Conversation.Conversation,
        ServiceUrl = Conversation.ServiceUrl,
        Id = NextId(),
        Text = text,
    };

    public virtual Task SendTextToBotAsync(string userSays, BotCallbackHandler callback, CancellationToken cancellationToken) =>
        ProcessActivityAsync(MakeActivity(userSays), callback, cancellationToken);

    /// <summary>One turn. The activity is given the next id and the place of this conversation, in place.</summary>
    public async Task ProcessActivityAsync(Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken = default)
    {
        activity.Type ??= ActivityTypes.Message;
        activity.ChannelId ??= Conversation.ChannelId;
        if (activity.From == null || activity.From.Role == RoleTypes.Bot)
        {
            activity.From = Conversation.User;
        }

        activity.Recipient = Conversation.Bot;
        activity.Conversation = Conversation.Conversation;
        activity.ServiceUrl = Conversation.ServiceUrl;
        activity.Id = NextId();
        activity.Timestamp ??= DateTimeOffset.UtcNow;
        activity.LocalTimestamp ??= DateTimeOffset.Now;

        using var context = CreateTurnContext(activity);
        await RunPipelineAsync(context, callback, cancellationToken).ConfigureAwait(false);
    }

    public override async Task<InvokeResponse> ProcessActivityAsync(ClaimsIdentity claimsIdentity, Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        await ProcessActivityAsync(activity, callback, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Starts a conversation from the bot's side.</summary>
    public Task CreateConversationAsync(string channelId, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        lock (ActiveQueue)
        {
            ActiveQueue.Clear();
        }

        var update = Activity.CreateConversationUpdateActivity();
        update.ChannelId = channelId;
        update.Conversation = new ConversationAccount(id: Guid.NewGuid().ToString());
        return callback(CreateTurnContext((Activity)update), cancellationToken);
    }

    public override async Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(activities);
        if (activities.Length == 0)
        {
            throw new ArgumentException("There is no activity to send.", nameof(activities));
        }

        foreach (var activity in activities)
        {
            if (string.IsNullOrEmpty(activity.Id))
            {
                activity.Id = Guid.NewGuid().ToString("N");
            }

            activity.Timestamp ??= DateTimeOffset.UtcNow;
            if (activity.Type == ActivityTypesEx.Delay)
            {
                await Task.Delay(Convert.ToInt32(activity.Value, CultureInfo.InvariantCulture), cancellationToken).ConfigureAwait(false);
            }
            else if (activity.Type != ActivityTypes.Trace || EnableTrace)
            {
                Enqueue(activity);
            }
        }

        return activities.Select(activity => new ResourceResponse(activity.Id)).ToArray();
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        lock (ActiveQueue)
        {
            var known = ActiveQueue.Any(reply => reply.Id == activity.Id);
            Requeue(ActiveQueue.Select(reply => reply.Id == activity.Id ? activity : reply));
            return Task.FromResult(known ? new ResourceResponse(activity.Id) : new ResourceResponse());
        }
    }

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        lock (ActiveQueue)
        {
            Requeue(ActiveQueue.Where(reply => reply.Id != reference.ActivityId));
            return Task.CompletedTask;
        }
    }

    /// <summary>The next reply, or null.</summary>
    public IActivity GetNextReply()
    {
        lock (ActiveQueue)
        {
            return ActiveQueue.Count > 0 ? ActiveQueue.Dequeue() : null;
        }
    }

    /// <summary>The next reply, as soon as there is one.</summary>
    /// <exception cref="TaskCanceledException">The token was cancelled first.</exception>
    public async Task<IActivity> GetNextReplyAsync(CancellationToken cancellationToken = default)
    {
        var reply = new TaskCompletionSource<Activity>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (ActiveQueue)
        {
            if (ActiveQueue.Count > 0)
            {
                return ActiveQueue.Dequeue();
            }

            _waiting.Enqueue(reply);
        }

        using (cancellationToken.Register(() => reply.TrySetCanceled(cancellationToken)))
        {
            return await reply.Task.ConfigureAwait(false);
        }
    }

    protected virtual TurnContext CreateTurnContext(Activity activity) => new TurnContext(this, activity);

    private string NextId() => (Interlocked.Increment(ref _nextId) - 1).ToString(CultureInfo.InvariantCulture);

    private void Requeue(IEnumerable<Activity> replies)
    {
        var kept = replies.ToList();
        ActiveQueue.Clear();
        kept.ForEach(ActiveQueue.Enqueue);
    }

    private void Enqueue(Activity activity)
    {
        lock (ActiveQueue)
        {
            while (_waiting.TryDequeue(out var waiter))
            {
                if (waiter.TrySetResult(activity))
                {
                    return;
                }
            }

            ActiveQueue.Enqueue(activity);
        }
    }
}
