using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;

namespace Bundled.Tests.BotBuilder;

public class ActivityHandlerTests
{
    private readonly TestAdapter _adapter = new TestAdapter(TestAdapter.CreateConversation("handler"));

    [Theory]
    [InlineData(ActivityTypes.Message, "message")]
    [InlineData("Message", "unrecognized")]
    [InlineData("message/private", "unrecognized")]
    [InlineData(ActivityTypes.Typing, "typing")]
    [InlineData(ActivityTypes.EndOfConversation, "end")]
    [InlineData(ActivityTypes.MessageUpdate, "update")]
    [InlineData(ActivityTypes.MessageDelete, "delete")]
    [InlineData(ActivityTypes.Command, "command")]
    [InlineData(ActivityTypes.CommandResult, "result")]
    [InlineData("something else", "unrecognized")]
    public async Task TheTypeIsComparedExactly(string type, string expected)
    {
        Assert.Equal(expected, Assert.Single(await CallsAsync(new Activity(type))));
    }

    [Theory]
    [InlineData("bot,user1", "added bot,user1")]
    [InlineData("user1", "added user1")]
    [InlineData("bot", null)]
    [InlineData("", null)]
    public async Task NewcomersAreToldWithTheBotAmongThem(string added, string expected)
    {
        var calls = await CallsAsync(new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = Members(added) });

        Assert.Equal(expected, calls.SingleOrDefault());
    }

    [Theory]
    [InlineData("user1", "removed user1")]
    [InlineData("bot", null)]
    public async Task LeaversAreToldUnlessItIsTheBotAlone(string removed, string expected)
    {
        var calls = await CallsAsync(new Activity(ActivityTypes.ConversationUpdate) { MembersRemoved = Members(removed) });

        Assert.Equal(expected, calls.SingleOrDefault());
    }

    [Fact]
    public async Task ALeaverIsIgnoredWhenThereIsAListOfNewcomersEvenAnEmptyOne()
    {
        var update = new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = Members(""), MembersRemoved = Members("user1") };

        Assert.Empty(await CallsAsync(update));
    }

    [Theory]
    [InlineData("tokens/response", "token")]
    [InlineData("other", "event")]
    public async Task ATokenResponseIsAnEventOfItsOwn(string name, string expected)
    {
        Assert.Equal(expected, Assert.Single(await CallsAsync(new Activity(ActivityTypes.Event) { Name = name })));
    }

    [Theory]
    [InlineData("add", "installed")]
    [InlineData("add-upgrade", "installed")]
    [InlineData("remove", "uninstalled")]
    [InlineData("remove-upgrade", "uninstalled")]
    [InlineData("other", null)]
    public async Task InstallationUpdatesAreToldByTheirAction(string action, string expected)
    {
        var calls = await CallsAsync(new Activity(ActivityTypes.InstallationUpdate) { Action = action });

        Assert.Equal(expected, calls.SingleOrDefault());
    }

    [Fact]
    public async Task ReactionsAreToldAddedFirstThenRemoved()
    {
        var reaction = new Activity(ActivityTypes.MessageReaction)
        {
            ReactionsRemoved = new[] { new MessageReaction("sad") },
            ReactionsAdded = new[] { new MessageReaction("like") },
        };

        Assert.Equal(new[] { "+like", "-sad" }, await CallsAsync(reaction));
    }

    [Fact]
    public async Task AnUnhandledInvokeIsAnswered501()
    {
        Assert.Equal(501, (await InvokeAsync(new ActivityHandler(), "unknown")).Status);
    }

    [Fact]
    public async Task AHandledInvokeIsAnswered200WithItsBody()
    {
        var response = await InvokeAsync(new Recorder(new List<string>()), "echo");

        Assert.Equal((200, "body"), (response.Status, response.Body));
    }

    [Fact]
    public async Task AnInvokeResponseExceptionIsAnsweredWithItsStatusAndBody()
    {
        var response = await InvokeAsync(new Recorder(new List<string>()), "refuse");

        Assert.Equal((409, "taken"), (response.Status, response.Body));
    }

    [Fact]
    public async Task ATurnWithoutAnActivityTypeCannotBeHandled()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => new ActivityHandler().OnTurnAsync(null));

        using var turn = new TurnContext(_adapter, new Activity());
        var error = await Assert.ThrowsAsync<ArgumentException>(() => new ActivityHandler().OnTurnAsync(turn));
        Assert.Equal("turnContext.Activity must have non-null Type.", error.Message);
    }

    private static List<ChannelAccount> Members(string ids) =>
        ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new ChannelAccount(id)).ToList();

    private async Task<List<string>> CallsAsync(Activity activity)
    {
        var calls = new List<string>();
        await _adapter.ProcessActivityAsync(activity, new Recorder(calls).OnTurnAsync);
        return calls;
    }

    private async Task<InvokeResponse> InvokeAsync(IBot bot, string name)
    {
        await _adapter.ProcessActivityAsync(new Activity(ActivityTypes.Invoke) { Name = name }, bot.OnTurnAsync);
        var reply = (Activity)_adapter.GetNextReply();
        Assert.Equal("invokeResponse", reply.Type);
        return (InvokeResponse)reply.Value;
    }

    private sealed class Recorder(List<string> calls) : ActivityHandler
    {
        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) => Call("message");

        protected override Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Call("update");

        protected override Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => Call("delete");

        protected override Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) => Call("typing");

        protected override Task OnEndOfConversationActivityAsync(ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) => Call("end");

        protected override Task OnCommandActivityAsync(ITurnContext<ICommandActivity> turnContext, CancellationToken cancellationToken) => Call("command");

        protected override Task OnCommandResultActivityAsync(ITurnContext<ICommandResultActivity> turnContext, CancellationToken cancellationToken) => Call("result");

        protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) => Call("unrecognized");

        protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Call("added " + string.Join(",", membersAdded.Select(member => member.Id)));

        protected override Task OnMembersRemovedAsync(IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Call("removed " + string.Join(",", membersRemoved.Select(member => member.Id)));

        protected override Task OnTokenResponseEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Call("token");

        protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Call("event");

        protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Call("installed");

        protected override Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Call("uninstalled");

        protected override Task OnReactionsAddedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
            Call("+" + messageReactions.Single().Type);

        protected override Task OnReactionsRemovedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
            Call("-" + messageReactions.Single().Type);

        protected override Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken) =>
            turnContext.Activity.Name == "echo"
                ? Task.FromResult(CreateInvokeResponse("body"))
                : throw new InvokeResponseException(HttpStatusCode.Conflict, "taken");

        private Task Call(string name)
        {
            calls.Add(name);
            return Task.CompletedTask;
        }
    }
}
