using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Builder.TraceExtensions;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Rest;

namespace Bundled.Tests.BotBuilder.Cloud;

/// <summary>What a bot sends to its channel.</summary>
public class ConnectorTests
{
    [Fact]
    public async Task AReplyIsPostedToTheActivityThatItAnswers()
    {
        await using var channel = await Channel.StartAsync();
        string id = null;
        await using var bot = await Bot.StartOpenAsync(async (turn, ct) =>
        {
            var reply = new Activity(ActivityTypes.Message) { Id = "mine", Text = "hello" };
            await turn.SendActivityAsync(reply, ct);
            id = reply.Id;
        });
        Assert.Equal(200, (await bot.PostAsync(Activities.Message(channel.ServiceUrl))).Status);

        var call = Assert.Single(channel.Calls);
        Assert.Equal(("POST", "/v3/conversations/c%2F1/activities/1", null), (call.Method, call.Path, call.Authorization));
        Assert.Equal(("hello", "1", "bot", "user"), ((string)call.Body["text"], (string)call.Body["replyToId"], (string)call.Body["from"]["id"], (string)call.Body["recipient"]["id"]));
        Assert.False(call.Body.ContainsKey("id"));
        Assert.False(call.Body.ContainsKey("speak"));
        Assert.Equal("r1", id);
    }

    [Fact]
    public async Task WithoutAnActivityToAnswerItIsPostedToTheConversation()
    {
        await using var channel = await Channel.StartAsync();
        await using var bot = await Bot.StartOpenAsync((turn, ct) => turn.SendActivityAsync("hello", cancellationToken: ct));
        await bot.PostAsync(Activities.Message(channel.ServiceUrl).With("id", null));

        Assert.Equal("/v3/conversations/c%2F1/activities", Assert.Single(channel.Calls).Path);
    }

    [Fact]
    public async Task ActivitiesAreSentOneByOneInTheirOrder()
    {
        await using var channel = await Channel.StartAsync();
        await using var bot = await Bot.StartOpenAsync((turn, ct) =>
            turn.SendActivitiesAsync(new IActivity[] { MessageFactory.Text("one"), Activity.CreateTypingActivity(), MessageFactory.Text("two") }, ct));
        await bot.PostAsync(Activities.Message(channel.ServiceUrl));

        Assert.Equal(new[] { "one", null, "two" }, channel.Calls.Select(call => (string)call.Body["text"]));
    }

    [Theory]
    [InlineData("directline", 0)]
    [InlineData("emulator", 1)]
    public async Task TracesAreForTheEmulatorOnly(string channelId, int sent)
    {
        await using var channel = await Channel.StartAsync();
        await using var bot = await Bot.StartOpenAsync((turn, ct) => turn.TraceActivityAsync("debug", cancellationToken: ct));
        await bot.PostAsync(Activities.Message(channel.ServiceUrl, channelId));

        Assert.Equal(sent, channel.Calls.Count);
    }

    [Fact]
    public async Task ActivitiesAreChangedAndTakenBack()
    {
        await using var channel = await Channel.StartAsync();
        await using var bot = await Bot.StartOpenAsync(async (turn, ct) =>
        {
            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = "old", Text = "new text" }, ct);
            await turn.DeleteActivityAsync("old", ct);
        });
        await bot.PostAsync(Activities.Message(channel.ServiceUrl));

        Assert.Equal(new[] { "PUT", "DELETE" }, channel.Calls.Select(call => call.Method));
        Assert.All(channel.Calls, call => Assert.Equal("/v3/conversations/c%2F1/activities/old", call.Path));
        Assert.Equal("new text", (string)channel.Calls[0].Body["text"]);
    }

    [Fact]
    public async Task ARefusalOfTheChannelReachesTheBot()
    {
        await using var channel = await Channel.StartAsync();
        channel.Status = 403;
        ErrorResponseException refusal = null;
        await using var bot = await Bot.StartOpenAsync(async (turn, ct) =>
            refusal = await Assert.ThrowsAsync<ErrorResponseException>(() => turn.SendActivityAsync("hello", cancellationToken: ct)));
        await bot.PostAsync(Activities.Message(channel.ServiceUrl));

        Assert.Equal(("Refused", "no"), (refusal.Body.Error.Code, refusal.Body.Error.Message));
    }

    [Fact]
    public async Task TheBotMaySpeakFirstAndTakeItsTime()
    {
        await using var channel = await Channel.StartAsync();
        await using var bot = await Bot.StartOpenAsync();
        var reference = new ConversationReference
        {
            ChannelId = "directline",
            ServiceUrl = channel.ServiceUrl,
            Conversation = new ConversationAccount(id: "c"),
            User = new ChannelAccount("user"),
            Bot = new ChannelAccount("bot"),
        };
        var gate = new TaskCompletionSource();
        var turn = bot.Adapter.ContinueConversationAsync("app", reference, async (context, ct) =>
        {
            await gate.Task;
            await context.SendActivityAsync("news", cancellationToken: ct);
        }, default);
        gate.SetResult();
        await turn;

        var call = Assert.Single(channel.Calls);
        Assert.Equal(("news", "user"), ((string)call.Body["text"], (string)call.Body["recipient"]["id"]));
        Assert.StartsWith("/v3/conversations/c/activities", call.Path);
    }

    [Fact]
    public async Task TheCredentialsOfTheBotSignWhatItSends()
    {
        await using var channel = await Channel.StartAsync();
        var credentials = new StampFactory();
        var authentication = new ConfigurationBotFrameworkAuthentication(new ConfigurationBuilder().Build(), credentials);
        await using var bot = await Bot.StartAsync(authentication, (turn, ct) => turn.SendActivityAsync("hello", cancellationToken: ct));
        await bot.PostAsync(Activities.Message(channel.ServiceUrl));

        Assert.Equal("Bearer https://api.botframework.com", Assert.Single(channel.Calls).Authorization);
    }

    [Fact]
    public async Task AnOpenBotKnowsItsVisitorsAsAnonymous()
    {
        ClaimsIdentity identity = null;
        await using var bot = await Bot.StartOpenAsync((turn, _) =>
        {
            identity = (ClaimsIdentity)turn.TurnState.Get<System.Security.Principal.IIdentity>(BotAdapter.BotIdentityKey);
            Assert.NotNull(turn.TurnState.Get<BotCallbackHandler>());
            Assert.Null(turn.Activity.CallerId);
            return Task.CompletedTask;
        });
        Assert.Equal(200, (await bot.PostAsync(Activities.Message("http://127.0.0.1:9/").With("callerId", "somebody"))).Status);

        Assert.Equal("anonymous", identity.AuthenticationType);
        Assert.Empty(identity.Claims);
    }

    /// <summary>A bot without authentication whose requests carry the audience that they are for.</summary>
    private sealed class StampFactory : ServiceClientCredentialsFactory
    {
        public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(true);

        public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(true);

        public override Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
            Task.FromResult<ServiceClientCredentials>(new Stamp(audience));
    }

    private sealed class Stamp(string audience) : ServiceClientCredentials
    {
        public override Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", audience);
            return Task.CompletedTask;
        }
    }
}
