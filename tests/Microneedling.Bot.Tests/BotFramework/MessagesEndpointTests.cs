using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Microneedling.Bot.Tests.BotFramework;

public sealed class MessagesEndpointTests(MessagesEndpointTests.Bot bot) : IClassFixture<MessagesEndpointTests.Bot>
{
    private const string Path = "/api/messages";
    private readonly LocalAzure azure = bot.Azure;

    [Fact]
    public async Task WithoutAnIdentityThereIsNoSuchAddress()
    {
        using var app = new WebApp();
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(app.Client(), null));
    }

    [Fact]
    public async Task AChannelsMessageIsAnsweredThroughItsConnector()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(bot.Registered.CreateClient(), azure.Token()));
        var (path, activity, authorization) = azure.Sent.Last();
        Assert.Equal("/v3/conversations/chat1/activities/m1", path);
        Assert.Equal("You said hi", (string?)activity["text"]);
        Assert.Equal("Bearer the-bots-token", authorization);
    }

    public static TheoryData<string> BadTokens => ["none", "nonsense", "basic", "issuer", "audience", "service", "expired", "signature", "emulator"];

    [Theory, MemberData(nameof(BadTokens))]
    public async Task AnybodyElseIsRefused(string kind)
    {
        var before = azure.Sent.Count;
        var token = kind switch
        {
            "none" or "basic" => null,
            "nonsense" => "x",
            "issuer" => azure.Token(issuer: "https://elsewhere.example"),
            "audience" => azure.Token(audience: "another-bot"),
            "service" => azure.Token(serviceUrl: "https://elsewhere.example/"),
            "expired" => azure.Token(expires: TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-10)),
            "signature" => azure.Token(signedBy: new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k1" }),
            _ => azure.Token(issuer: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
        };
        var client = bot.Registered.CreateClient();
        if (kind == "basic") client.DefaultRequestHeaders.Authorization = new("Basic", "eDp5");
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(client, token));
        Assert.Equal(before, azure.Sent.Count);
    }

    [Fact]
    public async Task AChannelThatTheKeyIsNotEndorsedForIsRefused()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(bot.Registered.CreateClient(), azure.Token(), channel: "slack"));
    }

    [Fact]
    public async Task TheEmulatorTalksToABotWithoutIdentityOnlyWhenAllowed()
    {
        Assert.Equal(HttpStatusCode.OK, await PostAsync(bot.Open.CreateClient(), null, channel: "emulator"));
        Assert.Equal("You said hi", (string?)azure.Sent.Last().Activity["text"]);
    }

    [Fact]
    public async Task WhatIsNoActivityIs400()
    {
        using var response = await bot.Open.CreateClient().PostAsync(Path, new StringContent("{", null, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string? token, string channel = "msteams")
    {
        if (token is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var response = await client.PostAsJsonAsync(Path, new
        {
            type = "message", id = "m1", text = "hi", channelId = channel, serviceUrl = LocalAzure.ServiceUrl,
            conversation = new { id = "chat1" }, from = new { id = "ann" }, recipient = new { id = "bot" },
        });
        return response.StatusCode;
    }

    /// <summary>A bot with an identity, and one that lets the Emulator in, both with Azure at hand.</summary>
    public sealed class Bot : IDisposable
    {
        private readonly List<WebApp> programs = [];

        public Bot()
        {
            Registered = With(("Bot:MicrosoftAppId", LocalAzure.AppId), ("Bot:MicrosoftAppPassword", "password"));
            Open = With(("Bot:AllowEmulator", "true"));
        }

        internal LocalAzure Azure { get; } = new();

        public WebApplicationFactory<Program> Registered { get; }

        public WebApplicationFactory<Program> Open { get; }

        public void Dispose() => programs.ForEach(program => program.Dispose());

        private WebApplicationFactory<Program> With(params (string, string)[] settings)
        {
            var program = new WebApp { Settings = settings };
            programs.Add(program);
            return program.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
                services.AddHttpClient(Microsoft.Extensions.Options.Options.DefaultName).ConfigurePrimaryHttpMessageHandler(() => Azure)));
        }
    }
}
