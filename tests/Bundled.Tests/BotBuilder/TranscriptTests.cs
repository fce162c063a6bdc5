using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace Bundled.Tests.BotBuilder;

public class TranscriptTests
{
    private readonly TestAdapter _adapter = new TestAdapter(TestAdapter.CreateConversation("transcript"));

    [Fact]
    public async Task BothSidesAreLoggedInOrderAsCopies()
    {
        var logger = new Logger(expected: 2);
        _adapter.Use(new TranscriptLoggerMiddleware(logger));
        var reply = MessageFactory.Text("hello");
        await _adapter.SendTextToBotAsync("hi", (turn, ct) => turn.SendActivityAsync(reply, ct), default);
        var logged = await logger.AllAsync();

        Assert.Equal(new[] { "hi", "hello" }, logged.Select(activity => activity.AsMessageActivity().Text));
        Assert.Equal("user", logged[0].From.Role);
        Assert.NotSame(reply, logged[1]);
        Assert.Equal(reply.Id, logged[1].Id);
    }

    [Fact]
    public async Task ARoleThatIsSetIsKept()
    {
        var logger = new Logger(expected: 1);
        _adapter.Use(new TranscriptLoggerMiddleware(logger));
        await _adapter.ProcessActivityAsync(new Activity("message") { From = new ChannelAccount("x", role: "skill") }, (_, _) => Task.CompletedTask);

        Assert.Equal("skill", (await logger.AllAsync())[0].From.Role);
    }

    [Fact]
    public async Task AContinuationItselfIsNotLogged()
    {
        var logger = new Logger(expected: 1);
        _adapter.Use(new TranscriptLoggerMiddleware(logger));
        await _adapter.ContinueConversationAsync("bot", _adapter.Conversation, (turn, ct) => turn.SendActivityAsync("news", cancellationToken: ct), default);

        Assert.Equal("news", Assert.Single(await logger.AllAsync()).AsMessageActivity().Text);
    }

    [Fact]
    public async Task AReplyWithoutAnIdIsGivenOneInTheLog()
    {
        var logger = new Logger(expected: 2);
        _adapter.Use(new TranscriptLoggerMiddleware(logger));
        await _adapter.SendTextToBotAsync("hi", (turn, ct) =>
        {
            turn.OnSendActivities((_, _, _) => Task.FromResult(Array.Empty<ResourceResponse>()));
            return turn.SendActivityAsync("hello", cancellationToken: ct);
        }, default);

        Assert.StartsWith("g_", (await logger.AllAsync())[1].Id);
    }

    [Fact]
    public async Task AnErrorOfTheLoggerDoesNotReachTheTurn()
    {
        _adapter.Use(new TranscriptLoggerMiddleware(new BrokenLogger()));
        await _adapter.SendTextToBotAsync("hi", (turn, ct) => turn.SendActivityAsync("hello", cancellationToken: ct), default);

        Assert.Equal("hello", _adapter.GetNextReply().AsMessageActivity().Text);
    }

    [Fact]
    public async Task PagesHoldTwentyByTimeAndTheTokenIsTheLastId()
    {
        var store = new MemoryTranscriptStore();
        foreach (var minute in Enumerable.Range(0, 25).Reverse())
        {
            await store.LogActivityAsync(Message($"a{minute}", minute));
        }

        var first = await store.GetTranscriptActivitiesAsync("test", "c");
        Assert.Equal(Enumerable.Range(0, 20).Select(minute => $"a{minute}"), first.Items.Select(activity => activity.Id));
        Assert.Equal("a19", first.ContinuationToken);

        var second = await store.GetTranscriptActivitiesAsync("test", "c", first.ContinuationToken);
        Assert.Equal(5, second.Items.Length);
        Assert.Null(second.ContinuationToken);
    }

    [Fact]
    public async Task AStartDateLeavesOutWhatWasBefore()
    {
        var store = new MemoryTranscriptStore();
        await store.LogActivityAsync(Message("old", 0));
        await store.LogActivityAsync(Message("new", 10));

        var page = await store.GetTranscriptActivitiesAsync("test", "c", null, Time(5));
        Assert.Equal("new", Assert.Single(page.Items).Id);
    }

    [Fact]
    public async Task AnUpdateReplacesAndADeletionLeavesATombstone()
    {
        var store = new MemoryTranscriptStore();
        await store.LogActivityAsync(Message("a", 0));
        await store.LogActivityAsync(Message("b", 1));
        await store.LogActivityAsync(Change(ActivityTypes.MessageUpdate, "a", "changed"));
        await store.LogActivityAsync(Change(ActivityTypes.MessageDelete, "b", null));
        var items = (await store.GetTranscriptActivitiesAsync("test", "c")).Items;

        Assert.Equal(new[] { "a", "b" }, items.Select(activity => activity.Id));
        Assert.Equal("changed", ((Activity)items[0]).Text);
        Assert.Null(((Activity)items[1]).Text);
        Assert.Equal(("deleted", "deleted"), (items[1].From.Id, items[1].Recipient.Id));
    }

    [Fact]
    public async Task TranscriptsAreListedByChannelUntilTheyAreDeleted()
    {
        var store = new MemoryTranscriptStore();
        await store.LogActivityAsync(Message("a", 0));
        Assert.Equal("c", Assert.Single((await store.ListTranscriptsAsync("test")).Items).Id);
        Assert.Empty((await store.ListTranscriptsAsync("other")).Items);

        await store.DeleteTranscriptAsync("test", "c");
        Assert.Empty((await store.ListTranscriptsAsync("test")).Items);
        Assert.Empty((await store.GetTranscriptActivitiesAsync("test", "c")).Items);
    }

    private static DateTimeOffset Time(int minute) => new DateTimeOffset(2026, 1, 1, 12, minute, 0, TimeSpan.Zero);

    private static Activity Message(string id, int minute) => Change(ActivityTypes.Message, id, "text", minute);

    private static Activity Change(string type, string id, string text, int minute = 30) => new Activity(type)
    {
        Id = id,
        Text = text,
        Timestamp = Time(minute),
        ChannelId = "test",
        Conversation = new ConversationAccount(id: "c"),
        From = new ChannelAccount("user1"),
        Recipient = new ChannelAccount("bot"),
    };

    private sealed class Logger(int expected) : ITranscriptLogger
    {
        private readonly TaskCompletionSource _full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly List<IActivity> _logged = new List<IActivity>();

        public Task LogActivityAsync(IActivity activity)
        {
            lock (_logged)
            {
                _logged.Add(activity);
                if (_logged.Count == expected)
                {
                    _full.SetResult();
                }
            }

            return Task.CompletedTask;
        }

        public async Task<List<IActivity>> AllAsync()
        {
            await _full.Task.WaitAsync(TimeSpan.FromSeconds(10));
            return _logged;
        }
    }

    private sealed class BrokenLogger : ITranscriptLogger
    {
        public Task LogActivityAsync(IActivity activity) => throw new IOException();
    }
}
