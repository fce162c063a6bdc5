using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Adapters;

/// <summary>
/// A scripted conversation. A step starts to run when it is added, as soon as the step before it has ended;
/// <see cref="StartTestAsync"/> gives the last one to wait for. Timeouts are in milliseconds.
/// </summary>
public class TestFlow
{
    private readonly TestAdapter _adapter;
    private readonly BotCallbackHandler _callback;
    private readonly Task _steps;

    public TestFlow(TestAdapter adapter, BotCallbackHandler callback = null)
    {
        _adapter = adapter;
        _callback = callback;
        _steps = Task.CompletedTask;
    }

    public TestFlow(TestAdapter adapter, IBot bot)
        : this(adapter, bot.OnTurnAsync)
    {
    }

    public TestFlow(Task task, TestFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        _adapter = flow._adapter;
        _callback = flow._callback;
        _steps = task ?? Task.CompletedTask;
    }

    public TestFlow(Func<Task> getTask, TestFlow flow)
        : this(getTask(), flow)
    {
    }

    public Task StartTestAsync() => _steps;

    public TestFlow Send(string userSays)
    {
        ArgumentNullException.ThrowIfNull(userSays);
        return Then(() => _adapter.SendTextToBotAsync(userSays, _callback, CancellationToken.None));
    }

    public TestFlow Send(IActivity userActivity)
    {
        ArgumentNullException.ThrowIfNull(userActivity);
        return Then(() => _adapter.ProcessActivityAsync((Activity)userActivity, _callback, CancellationToken.None));
    }

    /// <summary>The user of the adapter's conversation joins.</summary>
    public TestFlow SendConversationUpdate() => Then(() =>
    {
        var update = Activity.CreateConversationUpdateActivity();
        update.MembersAdded.Add(_adapter.Conversation.User);
        return _adapter.ProcessActivityAsync((Activity)update, _callback, CancellationToken.None);
    });

    public TestFlow Delay(uint ms) => Delay(TimeSpan.FromMilliseconds(ms));

    public TestFlow Delay(TimeSpan timespan) => Then(() => Task.Delay(timespan));

    public TestFlow Test(string userSays, string expected, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return Send(userSays).AssertReply(expected, description, timeout);
    }

    public TestFlow Test(string userSays, Activity expected, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return Send(userSays).AssertReply(expected, description, timeout);
    }

    public TestFlow Test(string userSays, Action<IActivity> validateActivity, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(validateActivity);
        return Send(userSays).AssertReply(validateActivity, description, timeout);
    }

    public TestFlow AssertReply(string expected, string description = null, uint timeout = 3000) =>
        AssertReply(_adapter.MakeActivity(expected), description ?? expected, timeout);

    /// <summary>The next reply is of this type and, spaces around it aside, this text.</summary>
    public TestFlow AssertReply(IActivity expected, [CallerMemberName] string description = null, uint timeout = 3000) => AssertReply(
        reply =>
        {
            Require(expected.Type == reply.Type, description, expected.Type, reply.Type);
            var (wanted, got) = (expected.AsMessageActivity()?.Text?.Trim(), reply.AsMessageActivity()?.Text?.Trim());
            Require(wanted == got, description, wanted, got);
        },
        description,
        timeout);

    public TestFlow AssertReply(IActivity expected, IEqualityComparer<IActivity> equalityComparer, [CallerMemberName] string description = null, uint timeout = 3000) => AssertReply(
        reply => Require(equalityComparer.Equals(expected, reply), description, expected, reply),
        description,
        timeout);

    /// <summary>There is a reply within the time, and <paramref name="validateActivity"/> does not throw.</summary>
    public TestFlow AssertReply(Action<IActivity> validateActivity, [CallerMemberName] string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(validateActivity);
        return Then(async () =>
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(timeout));
            validateActivity(await _adapter.GetNextReplyAsync(limit.Token).ConfigureAwait(false));
        });
    }

    public TestFlow AssertReplyContains(string expected, string description = null, uint timeout = 3000) => AssertReply(
        reply => Require(TextOf(reply)?.Contains(expected, StringComparison.Ordinal) == true, description ?? expected, expected, TextOf(reply)),
        description,
        timeout);

    public TestFlow AssertReplyOneOf(string[] candidates, string description = null, uint timeout = 3000)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        return AssertReply(
            reply => Require(candidates.Contains(TextOf(reply)), description, string.Join("; ", candidates), TextOf(reply)),
            description,
            timeout);
    }

    /// <summary>There is no reply during the whole time.</summary>
    public TestFlow AssertNoReply([CallerMemberName] string description = null, uint timeout = 3000) => Then(async () =>
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(timeout));
        IActivity reply;
        try
        {
            reply = await _adapter.GetNextReplyAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        Require(false, description, "no reply", TextOf(reply) ?? reply.Type);
    });

    private static string TextOf(IActivity reply) => reply.AsMessageActivity()?.Text;

    private static void Require(bool holds, string description, object expected, object received)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"{description}:\nExpected:{expected}\nReceived:{received}");
        }
    }

    private TestFlow Then(Func<Task> step) => new TestFlow(
        async () =>
        {
            await _steps.ConfigureAwait(false);
            await step().ConfigureAwait(false);
        },
        this);
}
