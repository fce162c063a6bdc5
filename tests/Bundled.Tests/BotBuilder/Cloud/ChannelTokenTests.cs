using System.Net;
using System.Security.Claims;
using System.Security.Principal;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace Bundled.Tests.BotBuilder.Cloud;

/// <summary>Who gets in with a token, at a bot whose cloud is described by the configuration.</summary>
public sealed class ChannelTokenTests : IClassFixture<ChannelTokenTests.Issuers>
{
    private const string ChannelIssuer = "https://channel-issuer.test";
    private const string EmulatorIssuer = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";
    private const string ServiceUrl = "https://channel.test/";

    private readonly Issuers _issuers;
    private readonly TokenIssuer _issuer;
    private readonly TokenIssuer _emulator;

    public ChannelTokenTests(Issuers issuers)
    {
        _issuers = issuers;
        _issuer = issuers.Channel;
        _emulator = issuers.Emulator;
    }

    [Fact]
    public async Task AChannelWithAGoodTokenGetsIn()
    {
        string callerId = null, audience = null, scope = null;
        await using var bot = await StartAsync(turn: (turn, _) =>
        {
            callerId = turn.Activity.CallerId;
            audience = ((ClaimsIdentity)turn.TurnState.Get<IIdentity>(BotAdapter.BotIdentityKey)).FindFirst("aud")?.Value;
            scope = turn.TurnState.Get<string>(BotAdapter.OAuthScopeKey);
            return Task.CompletedTask;
        });

        Assert.Equal(200, await StatusAsync(bot, _issuer.Sign(ChannelClaims())));
        Assert.Equal(("caller", "app", "https://scope.test"), (callerId, audience, scope));
    }

    [Fact]
    public async Task AnIncomingCallerIdIsNotBelieved()
    {
        string callerId = null;
        await using var bot = await StartAsync(turn: (turn, _) =>
        {
            callerId = turn.Activity.CallerId;
            return Task.CompletedTask;
        });
        await bot.PostAsync(Activities.Message(ServiceUrl).With("callerId", "urn:botframework:azure"), "Bearer " + _issuer.Sign(ChannelClaims()));

        Assert.Equal("caller", callerId);
    }

    [Theory]
    [InlineData("aud", "another app")]
    [InlineData("aud", null)]
    [InlineData("iss", "https://another-issuer.test")]
    [InlineData("serviceurl", "https://another-channel.test/")]
    [InlineData("serviceurl", null)]
    public async Task AWrongClaimIsUnauthorized(string claim, string value)
    {
        await using var bot = await StartAsync();
        var claims = ChannelClaims();
        claims.Remove(claim);
        if (value != null)
        {
            claims[claim] = value;
        }

        Assert.Equal(401, await StatusAsync(bot, _issuer.Sign(claims)));
        Assert.Equal(0, bot.Turns);
    }

    [Fact]
    public async Task TheServiceUrlIsComparedWithoutRegardToCase()
    {
        await using var bot = await StartAsync();

        Assert.Equal(200, await StatusAsync(bot, _issuer.Sign(ChannelClaims(serviceUrl: "https://CHANNEL.test/"))));
    }

    [Fact]
    public async Task ATokenOfAnotherKeyDoesNotGetIn()
    {
        await using var bot = await StartAsync();

        await RefusedAsync(bot, _emulator.Sign(ChannelClaims()));
    }

    [Theory]
    [InlineData(-4, true)]
    [InlineData(-6, false)]
    public async Task AnExpiredTokenGetsInForFiveMinutes(int minutes, bool getsIn)
    {
        await using var bot = await StartAsync();
        var claims = ChannelClaims();
        claims["nbf"] = DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds();
        claims["exp"] = DateTimeOffset.UtcNow.AddMinutes(minutes).ToUnixTimeSeconds();

        if (getsIn)
        {
            Assert.Equal(200, await StatusAsync(bot, _issuer.Sign(claims)));
        }
        else
        {
            await RefusedAsync(bot, _issuer.Sign(claims));
        }
    }

    [Fact]
    public async Task AnUnusualSigningAlgorithmDoesNotGetIn()
    {
        await using var bot = await StartAsync();

        await RefusedAsync(bot, _issuer.Sign(ChannelClaims(), SecurityAlgorithms.RsaSsaPssSha256));
    }

    [Fact]
    public async Task AnUnsignedTokenDoesNotGetIn()
    {
        await using var bot = await StartAsync();
        var signed = _issuer.Sign(ChannelClaims()).Split('.');

        await RefusedAsync(bot, $"{Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{signed[1]}.");
    }

    [Fact]
    public async Task AKeyThatIsNotEndorsedForTheChannelIsUnauthorized()
    {
        await using var bot = await StartAsync();
        var answer = await bot.PostAsync(Activities.Message(ServiceUrl, "msteams"), "Bearer " + _issuer.Sign(ChannelClaims()));

        Assert.Equal((401, 0), (answer.Status, bot.Turns));
    }

    [Fact]
    public async Task ARequiredEndorsementMayBeAskedForBesides()
    {
        await using var content = await StartAsync(new AuthenticationConfiguration { RequiredEndorsements = new[] { "webchat" } });
        await using var strict = await StartAsync(new AuthenticationConfiguration { RequiredEndorsements = new[] { "seal" } });

        Assert.Equal(200, await StatusAsync(content, _issuer.Sign(ChannelClaims())));
        Assert.Equal(401, await StatusAsync(strict, _issuer.Sign(ChannelClaims())));
    }

    [Theory]
    [InlineData("1.0", "appid", 200)]
    [InlineData("2.0", "azp", 200)]
    [InlineData("2.0", "appid", 401)]
    [InlineData("1.0", "azp", 401)]
    [InlineData("3.0", "appid", 401)]
    [InlineData(null, "appid", 401)]
    public async Task TheEmulatorGetsInWithATokenOfTheBotsOwnApp(string version, string claim, int status)
    {
        await using var bot = await StartAsync();
        var claims = new Dictionary<string, object> { ["iss"] = EmulatorIssuer, ["aud"] = "app", [claim] = "app" };
        if (version != null)
        {
            claims["ver"] = version;
        }

        Assert.Equal(status, await StatusAsync(bot, _emulator.Sign(claims)));
    }

    [Fact]
    public async Task TheEmulatorDoesNotGetInWithATokenOfAnotherApp()
    {
        await using var bot = await StartAsync();

        Assert.Equal(401, await StatusAsync(bot, _emulator.Sign(EmulatorClaims(appId: "another", audience: "another"))));
        Assert.Equal(401, await StatusAsync(bot, _emulator.Sign(EmulatorClaims(appId: "another", audience: "app"))));
        Assert.Equal(0, bot.Turns);
    }

    [Fact]
    public async Task AChannelsKeyDoesNotSignForTheEmulator()
    {
        await using var bot = await StartAsync();

        await RefusedAsync(bot, _issuer.Sign(EmulatorClaims()));
    }

    private static Dictionary<string, object> ChannelClaims(string serviceUrl = ServiceUrl) =>
        new Dictionary<string, object> { ["iss"] = ChannelIssuer, ["aud"] = "app", ["serviceurl"] = serviceUrl };

    private static Dictionary<string, object> EmulatorClaims(string appId = "app", string audience = "app") =>
        new Dictionary<string, object> { ["iss"] = EmulatorIssuer, ["aud"] = audience, ["appid"] = appId, ["ver"] = "1.0" };

    private static async Task<int> StatusAsync(Bot bot, string token) => (await bot.PostAsync(Activities.Message(ServiceUrl), "Bearer " + token)).Status;

    private static async Task RefusedAsync(Bot bot, string token)
    {
        Assert.NotEqual(200, await StatusAsync(bot, token));
        Assert.Equal(0, bot.Turns);
    }

    private Task<Bot> StartAsync(AuthenticationConfiguration options = null, BotCallbackHandler turn = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string>
        {
            ["MicrosoftAppId"] = "app",
            ["MicrosoftAppPassword"] = "secret",
            ["ToChannelFromBotLoginUrl"] = "https://login.test/tenant",
            ["ToChannelFromBotOAuthScope"] = "https://scope.test",
            ["ToBotFromChannelTokenIssuer"] = ChannelIssuer,
            ["ToBotFromChannelOpenIdMetadataUrl"] = _issuer.MetadataUrl,
            ["ToBotFromEmulatorOpenIdMetadataUrl"] = _emulator.MetadataUrl,
            ["OAuthUrl"] = "https://oauth.test",
            ["CallerId"] = "caller",
        }).Build();
        return Bot.StartAsync(new ConfigurationBotFrameworkAuthentication(configuration, null, options, _issuers), turn);
    }

    /// <summary>The two issuers that the bot believes, made once, and the client that reaches both.</summary>
    public sealed class Issuers : HttpMessageHandler, IHttpClientFactory
    {
        internal TokenIssuer Channel { get; } = new TokenIssuer("directline", "webchat");

        internal TokenIssuer Emulator { get; } = new TokenIssuer();

        public HttpClient CreateClient(string name) => new HttpClient(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Channel.Answer(request.RequestUri) ?? Emulator.Answer(request.RequestUri) ?? new HttpResponseMessage(HttpStatusCode.NotFound));

        protected override void Dispose(bool disposing)
        {
            Channel.Dispose();
            Emulator.Dispose();
            base.Dispose(disposing);
        }
    }
}
