using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.TraceExtensions;
using Microsoft.Bot.Schema;

namespace Bundled.Tests.BotBuilder;

public class TurnContextTests
{
    private readonly TestAdapter _adapter = new TestAdapter(TestAdapter.CreateConversation("turns"));

    private Task TurnAsync(Func<ITurnContext, Task> bot) => _adapter.SendTextToBotAsync("hi", (turn, _) => bot(turn), default);

    [Fact]
    public async Task ThroughTheInterfaceATextAcceptsInput()
    {
        await TurnAsync(turn => turn.SendActivityAsync("hello"));

        Assert.Equal("acceptingInput", ((Activity)_adapter.GetNextReply()).InputHint);
    }

    [Fact]
    public async Task ThroughTheClassATextHasNoInputHint()
    {
        await TurnAsync(turn => ((TurnContext)turn).SendActivityAsync("hello"));

        Assert.Null(((Activity)_adapter.GetNextReply()).InputHint);
    }

    [Fact]
    public Task NothingCannotBeSent() => TurnAsync(async turn =>
    {
        var blank = await Assert.ThrowsAsync<ArgumentNullException>(() => turn.SendActivityAsync(" "));
        Assert.Equal("textReplyToSend", blank.ParamName);
        await Assert.ThrowsAsync<ArgumentNullException>(() => turn.SendActivityAsync((IActivity)null));
        await Assert.ThrowsAsync<ArgumentException>(() => turn.SendActivitiesAsync(Array.Empty<IActivity>()));
    });

    [Fact]
    public async Task TheSentObjectItselfIsAddressedQueuedAndGivenItsId()
    {
        var reply = MessageFactory.Text("hello");
        ResourceResponse response = null;
        Activity incoming = null;
        await TurnAsync(async turn =>
        {
            incoming = turn.Activity;
            response = await turn.SendActivityAsync(reply);
        });

        Assert.Same(reply, _adapter.GetNextReply());
        Assert.Equal(response.Id, reply.Id);
        Assert.Equal((incoming.Recipient.Id, incoming.From.Id, incoming.Conversation.Id), (reply.From.Id, reply.Recipient.Id, reply.Conversation.Id));
        Assert.Equal((incoming.ChannelId, incoming.ServiceUrl, incoming.Id, incoming.Locale), (reply.ChannelId, reply.ServiceUrl, reply.ReplyToId, reply.Locale));
    }

    [Fact]
    public async Task AnythingButATraceIsAResponse()
    {
        await TurnAsync(async turn =>
        {
            await turn.TraceActivityAsync("debug");
            Assert.False(turn.Responded);
            await turn.SendActivityAsync(Activity.CreateTypingActivity());
            Assert.True(turn.Responded);
        });
    }

    [Fact]
    public async Task HooksNestInTheOrderOfTheirRegistration()
    {
        var order = new List<string>();
        await TurnAsync(async turn =>
        {
            turn.OnSendActivities((_, _, next) => Around("a", next)).OnSendActivities((_, _, next) => Around("b", next));
            await turn.SendActivityAsync("hello");
        });

        Assert.Equal(new[] { "a<", "b<", ">b", ">a" }, order);

        async Task<ResourceResponse[]> Around(string name, Func<Task<ResourceResponse[]>> next)
        {
            order.Add(name + "<");
            var responses = await next();
            order.Add(">" + name);
            return responses;
        }
    }

    [Fact]
    public async Task AHookThatDoesNotCallTheNextSendsNothing()
    {
        await TurnAsync(async turn =>
        {
            turn.OnSendActivities((_, _, _) => Task.FromResult(new[] { new ResourceResponse("mine") }));
            var response = await turn.SendActivityAsync("hello");

            Assert.Equal("mine", response.Id);
            Assert.False(turn.Responded);
        });
        Assert.Null(_adapter.GetNextReply());
    }

    [Fact]
    public async Task UpdatesAndDeletionsReachTheAdapterThroughTheirHooks()
    {
        var hooked = new List<string>();
        await TurnAsync(async turn =>
        {
            turn.OnUpdateActivity((_, activity, next) => { hooked.Add("update " + activity.Id); return next(); });
            turn.OnDeleteActivity((_, reference, next) => { hooked.Add("delete " + reference.ActivityId); return next(); });
            await turn.SendActivitiesAsync(new IActivity[] { new Activity("message") { Id = "a", Text = "1" }, new Activity("message") { Id = "b", Text = "2" } });
            await turn.UpdateActivityAsync(new Activity("message") { Id = "a", Text = "changed" });
            await turn.DeleteActivityAsync("b");
        });

        Assert.Equal(new[] { "update a", "delete b" }, hooked);
        Assert.Equal("changed", Assert.Single(_adapter.ActiveQueue).Text);
    }

    [Fact]
    public async Task ExpectedRepliesAreBufferedInsteadOfSent()
    {
        var incoming = new Activity(ActivityTypes.Message) { Text = "hi", DeliveryMode = DeliveryModes.ExpectReplies };
        await _adapter.ProcessActivityAsync(incoming, async (turn, _) =>
        {
            var response = await turn.SendActivityAsync("hello");

            Assert.Null(response.Id);
            Assert.True(turn.Responded);
            Assert.Equal("hello", Assert.Single(((TurnContext)turn).BufferedReplyActivities).Text);
        });
        Assert.Null(_adapter.GetNextReply());
    }

    [Fact]
    public void TurnStateKeysIgnoreCaseAndTypesNameThemselves()
    {
        var state = new TurnContextStateCollection();
        state.Add("Key", "value");
        state.Add(new Version(1, 0));

        Assert.Equal("value", state.Get<string>("KEY"));
        Assert.Null(state.Get<Version>("Key"));
        Assert.Equal(new Version(1, 0), state.Get<Version>());
        Assert.True(state.ContainsKey(typeof(Version).FullName));
    }

    [Fact]
    public void TurnStateIsAddedOnceAndSetAsOftenAsWanted()
    {
        var state = new TurnContextStateCollection();
        state.Add("key", "1");

        Assert.Throws<ArgumentException>(() => state.Add("key", "2"));
        Assert.ThrowsAny<ArgumentException>(() => state.Add("other", (string)null));
        state.Set("key", "3");
        Assert.Equal("3", state.Get<string>("key"));
    }

    [Fact]
    public void DisposingTurnStateLeavesItsValuesAlone()
    {
        var value = new MemoryStream();
        var state = new TurnContextStateCollection();
        state.Add(value);
        state.Dispose();

        Assert.True(value.CanRead);
    }
}
