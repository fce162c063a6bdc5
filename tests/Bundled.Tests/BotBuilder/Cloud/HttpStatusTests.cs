using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Bundled.Tests.BotBuilder.Cloud;

/// <summary>What a channel sees of a bot: once with an app id, once without.</summary>
public class HttpStatusTests
{
    private const string Nowhere = "http://127.0.0.1:9/";

    private static Task<Bot> StartGuardedAsync() => Bot.StartAsync(new ConfigurationBotFrameworkAuthentication(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string> { ["MicrosoftAppId"] = "app", ["MicrosoftAppPassword"] = "secret" }).Build()));

    private static Task<Bot> StartAsync(bool guarded, BotCallbackHandler turn = null) => guarded ? StartGuardedAsync() : Bot.StartOpenAsync(turn);

    [Theory]
    [InlineData("GET", false)]
    [InlineData("GET", true)]
    [InlineData("PUT", false)]
    [InlineData("PUT", true)]
    public async Task OnlyPostIsAllowed(string method, bool guarded)
    {
        await using var bot = await StartAsync(guarded);

        Assert.Equal(405, (await bot.SendAsync(new HttpMethod(method))).Status);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("", true)]
    [InlineData("{ not json", false)]
    [InlineData("{ not json", true)]
    [InlineData("{\"text\":\"hi\"}", false)]
    [InlineData("{\"text\":\"hi\"}", true)]
    public async Task WhatIsNotAnActivityIsABadRequest(string body, bool guarded)
    {
        await using var bot = await StartAsync(guarded);

        Assert.Equal(400, (await bot.SendAsync(HttpMethod.Post, body)).Status);
        Assert.Equal(0, bot.Turns);
    }

    [Fact]
    public async Task AMessageToAnOpenBotIsAnswered200WithoutABody()
    {
        await using var bot = await StartAsync(guarded: false);

        Assert.Equal(new Bot.Answer(200, null, ""), await bot.PostAsync(Activities.Message(Nowhere)));
        Assert.Equal(1, bot.Turns);
    }

    [Theory]
    [InlineData("message")]
    [InlineData("invoke")]
    public async Task WithoutATokenAGuardedBotIsClosed(string type)
    {
        await using var bot = await StartAsync(guarded: true);

        Assert.Equal(401, (await bot.PostAsync(Activities.Message(Nowhere).With("type", type))).Status);
        Assert.Equal(401, (await bot.PostAsync(Activities.Message(Nowhere).With("deliveryMode", "expectReplies"))).Status);
        Assert.Equal(401, (await bot.PostAsync(Activities.Message(null))).Status);
        Assert.Equal(0, bot.Turns);
    }

    [Fact]
    public async Task ExpectedRepliesAreTheBodyOfTheAnswer()
    {
        await using var bot = await StartAsync(guarded: false, async (turn, ct) =>
        {
            await turn.SendActivityAsync(MessageFactory.Text("one"), ct);
            await turn.SendActivityAsync(MessageFactory.Text("two"), ct);
        });
        var answer = await bot.PostAsync(Activities.Message(Nowhere).With("deliveryMode", "expectReplies"));
        var replies = (JArray)JObject.Parse(answer.Body)["activities"];

        Assert.Equal((200, "application/json"), (answer.Status, answer.ContentType));
        Assert.Contains("\n  \"activities\": [", answer.Body.ReplaceLineEndings("\n"));
        Assert.Equal(new[] { "one", "two" }, replies.Select(reply => (string)reply["text"]));
        Assert.All(replies, reply => Assert.Null(reply["id"] ?? reply["timestamp"]));
        Assert.All(replies, reply => Assert.Equal("1", (string)reply["replyToId"]));
    }

    [Fact]
    public async Task TimestampsAreWrittenInUtc()
    {
        await using var bot = await StartAsync(guarded: false, async (turn, ct) =>
        {
            var reply = MessageFactory.Text("one");
            reply.Timestamp = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2));
            await turn.SendActivityAsync(reply, ct);
        });
        var answer = await bot.PostAsync(Activities.Message(Nowhere).With("deliveryMode", "expectReplies"));

        Assert.Contains("\"2026-01-02T01:04:05.678+00:00\"", answer.Body);
    }

    [Fact]
    public async Task AnInvokeThatNobodyHandlesIsAnswered501WithoutABody()
    {
        await using var bot = await StartAsync(guarded: false);

        Assert.Equal(new Bot.Answer(501, null, ""), await bot.PostAsync(Activities.Message(Nowhere).With("type", "invoke")));
    }

    [Fact]
    public async Task AHandledInvokeIsAnsweredWithItsStatusAndBody()
    {
        await using var bot = await StartAsync(guarded: false, (turn, ct) =>
        {
            var response = new InvokeResponse { Status = 201, Body = new { made = "x" } };
            return turn.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse) { Value = response }, ct);
        });
        var answer = await bot.PostAsync(Activities.Message(Nowhere).With("type", "invoke"));

        Assert.Equal((201, "application/json", "x"), (answer.Status, answer.ContentType, (string)JObject.Parse(answer.Body)["made"]));
    }

    [Fact]
    public async Task WithoutAServiceUrlThereIsNoTurn()
    {
        await using var bot = await StartAsync(guarded: false);

        Assert.Equal(500, (await bot.PostAsync(Activities.Message(null))).Status);
        Assert.Equal(0, bot.Turns);
    }

    [Fact]
    public async Task AnExceptionOfTheBotIsAServerError()
    {
        await using var bot = await StartAsync(guarded: false, (_, _) => throw new FormatException());

        Assert.Equal(500, (await bot.PostAsync(Activities.Message(Nowhere))).Status);
    }

    [Fact]
    public async Task AnExceptionThatTheAdapterTookIsNoServerError()
    {
        await using var bot = await StartAsync(guarded: false, (_, _) => throw new FormatException());
        bot.Adapter.OnTurnError = (_, _) => Task.CompletedTask;

        Assert.Equal(200, (await bot.PostAsync(Activities.Message(Nowhere))).Status);
    }

    [Fact]
    public async Task AReplyToAnUnreachableChannelIsAServerError()
    {
        await using var bot = await StartAsync(guarded: false, (turn, ct) => turn.SendActivityAsync("hello", cancellationToken: ct));

        Assert.Equal(500, (await bot.PostAsync(Activities.Message(Nowhere))).Status);
    }

    [Theory]
    [InlineData("Basic x", 401, false)]
    [InlineData("Basic x", 401, true)]
    [InlineData("Bearer x", 500, false)]
    [InlineData("Bearer x", 500, true)]
    public async Task AHeaderThatIsNoTokenIsRefusedByBoth(string authorization, int status, bool guarded)
    {
        await using var bot = await StartAsync(guarded);

        Assert.Equal(status, (await bot.PostAsync(Activities.Message(Nowhere), authorization)).Status);
        Assert.Equal(0, bot.Turns);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ATokenOfAnUnknownIssuerIsRefusedByBoth(bool guarded)
    {
        using var stranger = new TokenIssuer();
        await using var bot = await StartAsync(guarded);

        Assert.Equal(401, (await bot.PostAsync(Activities.Message(Nowhere), "Bearer " + stranger.Sign(new() { ["iss"] = "https://stranger.test", ["aud"] = "app" }))).Status);
        Assert.Equal(0, bot.Turns);
    }

    [Theory]
    [InlineData("SingleTenant")]
    [InlineData("UserAssignedMsi")]
    public void AnAppTypeWithoutItsValuesFailsAtTheStart(string type)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string> { ["MicrosoftAppType"] = type }).Build();

        Assert.ThrowsAny<ArgumentException>(() => new ConfigurationBotFrameworkAuthentication(configuration));
    }

    [Fact]
    public void AContainerCannotChooseAmongTheConstructors()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
        services.AddSingleton<CloudAdapter>();
        using var provider = services.BuildServiceProvider();

        Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<CloudAdapter>());
    }
}
