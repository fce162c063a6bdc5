using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.TraceExtensions;
using Microsoft.Bot.Schema;

namespace Bundled.Tests.BotBuilder;

public class TestAdapterTests
{
    [Fact]
    public void TheDefaultConversationHasWellKnownNames()
    {
        var conversation = new TestAdapter().Conversation;

        Assert.Equal(("test", "https://test.com"), (conversation.ChannelId, conversation.ServiceUrl));
        Assert.Equal(("user1", "User1", "bot", "Bot"), (conversation.User.Id, conversation.User.Name, conversation.Bot.Id, conversation.Bot.Name));
        Assert.Equal(("Conversation1", "convo1"), (conversation.Conversation.Id, conversation.Conversation.ConversationType));
    }

    [Fact]
    public void AMadeConversationIsNamedAfterItsArguments()
    {
        var conversation = TestAdapter.CreateConversation("Room", "Ann", "Robot");

        Assert.Equal(("Room", "Room"), (conversation.Conversation.Id, conversation.Conversation.ConversationType));
        Assert.Equal(("ann", "Ann", "robot", "Robot"), (conversation.User.Id, conversation.User.Name, conversation.Bot.Id, conversation.Bot.Name));
    }

    [Fact]
    public void TheChannelMayBeAnother()
    {
        Assert.Equal("webchat", new TestAdapter("webchat").Conversation.ChannelId);
    }

    [Fact]
    public async Task AnIncomingActivityIsPutIntoTheConversation()
    {
        var adapter = new TestAdapter(TestAdapter.CreateConversation("here"));
        var activity = new Activity
        {
            Id = "mine",
            ServiceUrl = "https://elsewhere",
            Conversation = new ConversationAccount(id: "elsewhere"),
            Recipient = new ChannelAccount("elsewhere"),
        };
        await adapter.ProcessActivityAsync(activity, (_, _) => Task.CompletedTask);

        Assert.Equal(("0", ActivityTypes.Message, "test", "https://test.com"), (activity.Id, activity.Type, activity.ChannelId, activity.ServiceUrl));
        Assert.Equal(("user1", "bot", "here"), (activity.From.Id, activity.Recipient.Id, activity.Conversation.Id));
        Assert.NotNull(activity.Timestamp);
        Assert.NotNull(activity.LocalTimestamp);
        Assert.Null(activity.Locale);
    }

    [Fact]
    public async Task AnActivityFromTheBotIsTakenForTheUsers()
    {
        var adapter = new TestAdapter();
        var activity = new Activity("message") { From = new ChannelAccount("bot", role: RoleTypes.Bot) };
        await adapter.ProcessActivityAsync(activity, (_, _) => Task.CompletedTask);
        Assert.Equal("user1", activity.From.Id);

        activity = new Activity("message") { From = new ChannelAccount("somebody") };
        await adapter.ProcessActivityAsync(activity, (_, _) => Task.CompletedTask);
        Assert.Equal("somebody", activity.From.Id);
    }

    [Fact]
    public void MadeActivitiesHaveTheNextIdAndALocale()
    {
        var adapter = new TestAdapter();
        var (first, second) = (adapter.MakeActivity("a"), adapter.MakeActivity("b"));

        Assert.Equal(("0", "1", "en-us", "a"), (first.Id, second.Id, first.Locale, first.Text));
    }

    [Fact]
    public async Task RepliesHaveALongIdUnlessTheyBringTheirOwn()
    {
        var adapter = new TestAdapter();
        await adapter.SendTextToBotAsync("hi", (turn, ct) => turn.SendActivitiesAsync(new IActivity[] { MessageFactory.Text("1"), new Activity("message") { Id = "own" } }, ct), default);

        Assert.Equal(32, adapter.GetNextReply().Id.Length);
        Assert.Equal("own", adapter.GetNextReply().Id);
        Assert.Null(adapter.GetNextReply());
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task TracesAreQueuedOnlyWhenWanted(bool enabled, int expected)
    {
        var adapter = new TestAdapter(TestAdapter.CreateConversation("traces"), enabled);
        await adapter.SendTextToBotAsync("hi", (turn, ct) => turn.TraceActivityAsync("debug", cancellationToken: ct), default);

        Assert.Equal(expected, adapter.ActiveQueue.Count);
    }

    [Fact]
    public async Task DelaysAreNotQueued()
    {
        var adapter = new TestAdapter();
        await adapter.SendTextToBotAsync("hi", (turn, ct) => turn.SendActivityAsync(new Activity(ActivityTypesEx.Delay) { Value = 1 }, ct), default);

        Assert.Empty(adapter.ActiveQueue);
    }
}
