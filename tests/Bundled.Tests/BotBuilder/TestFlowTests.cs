using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace Bundled.Tests.BotBuilder;

public class TestFlowTests
{
    private readonly TestAdapter _adapter = new TestAdapter(TestAdapter.CreateConversation("flow"));

    [Fact]
    public Task AConversationIsPlayedStepByStep() => Echo()
        .Send("one").AssertReply("one")
        .Test("two", "two")
        .Test("three", reply => Assert.Equal("three", reply.AsMessageActivity().Text))
        .Send("four").AssertReplyContains("ou")
        .Send("five").AssertReplyOneOf(new[] { "5", "five" })
        .Send(new Activity(ActivityTypes.Message) { Text = "six" }).AssertReply(MessageFactory.Text("six"))
        .StartTestAsync();

    [Fact]
    public Task SpacesAroundTheTextDoNotMatter() => Echo().Send(" one ").AssertReply("one").StartTestAsync();

    [Fact]
    public async Task AWrongReplyIsShownNextToTheExpectedOne()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Echo().Test("one", "two").StartTestAsync());
        Assert.Equal("two:\nExpected:two\nReceived:one", error.Message);
    }

    [Fact]
    public async Task ADescriptionIsShownFirst()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Echo().Test("one", "two", "the greeting").StartTestAsync());
        Assert.StartsWith("the greeting:\n", error.Message);
    }

    [Fact]
    public async Task AMissingReplyCancelsTheTest()
    {
        var silent = new TestFlow(_adapter, (_, _) => Task.CompletedTask);

        await Assert.ThrowsAsync<TaskCanceledException>(() => silent.Send("one").AssertReply("one", timeout: 20).StartTestAsync());
    }

    [Fact]
    public async Task NoReplyIsKnownOnlyWhenTheWholeTimeIsOver()
    {
        var start = TimeProvider.System.GetTimestamp();
        await new TestFlow(_adapter, (_, _) => Task.CompletedTask).Send("one").AssertNoReply(timeout: 40).StartTestAsync();

        Assert.True(TimeProvider.System.GetElapsedTime(start) > TimeSpan.FromMilliseconds(30));
    }

    [Fact]
    public Task AReplyIsAnErrorWhenNoneIsExpected() => Assert.ThrowsAnyAsync<Exception>(() => Echo().Send("one").AssertNoReply(timeout: 20).StartTestAsync());

    [Fact]
    public async Task AnExceptionOfTheBotSurfaces()
    {
        var broken = new TestFlow(_adapter, (_, _) => throw new FormatException());

        await Assert.ThrowsAsync<FormatException>(() => broken.Send("one").StartTestAsync());
    }

    [Fact]
    public async Task AConversationUpdateAddsOnlyTheUser()
    {
        IList<ChannelAccount> added = null;
        await new TestFlow(_adapter, (turn, _) =>
        {
            added = turn.Activity.MembersAdded;
            return Task.CompletedTask;
        }).SendConversationUpdate().StartTestAsync();

        Assert.Equal("user1", Assert.Single(added).Id);
    }

    [Fact]
    public async Task StepsRunWithoutBeingStarted()
    {
        var ran = new TaskCompletionSource();
        var flow = new TestFlow(_adapter, (_, _) =>
        {
            ran.SetResult();
            return Task.CompletedTask;
        }).Send("one");

        await ran.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await flow.StartTestAsync();
    }

    [Fact]
    public async Task TextsSentByTheFlowHaveALocaleAndActivitiesHaveNone()
    {
        var locales = new List<string>();
        var flow = new TestFlow(_adapter, (turn, _) =>
        {
            locales.Add(turn.Activity.Locale);
            return Task.CompletedTask;
        });
        await flow.Send("text").Send(new Activity(ActivityTypes.Message)).StartTestAsync();

        Assert.Equal(new[] { "en-us", null }, locales);
    }

    private TestFlow Echo() => new TestFlow(_adapter, (turn, ct) => turn.SendActivityAsync(turn.Activity.Text, cancellationToken: ct));
}
