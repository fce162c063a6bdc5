using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Microneedling.Bot.Tests.DirectLine;

public sealed class TokenTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Generate = "/v3/directline/tokens/generate", Refresh = "/v3/directline/tokens/refresh";
    [Fact]
    public async Task TheSecretMakesATokenForOneNewConversation()
    {
        var answer = await app.Client(WebApp.Secret).PostJsonAsync(Generate, new { user = new { id = "dl_ann", name = "Ann" } });

        Assert.Equal(1800, (int)answer["expires_in"]!);
        Assert.NotEmpty((string)answer["conversationId"]!);
        Assert.Equal("dl_ann", (string)ClaimsOf((string)answer["token"]!)["user"]!);
    }

    [Fact]
    public async Task ABodyIsOptionalAndAUserIsInvented()
    {
        using var response = await app.Client(WebApp.Secret).PostAsync(Generate, null);
        var answer = (await response.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.StartsWith("dl_", (string)ClaimsOf((string)answer["token"]!)["user"]!);
    }

    [Fact]
    public async Task NamesAreReadWithoutRegardToCase()
    {
        var answer = await app.Client(WebApp.Secret).PostJsonAsync(Generate, new { User = new { Id = "dl_ann" } });
        Assert.Equal("dl_ann", (string)ClaimsOf((string)answer["token"]!)["user"]!);
    }

    [Theory]
    [InlineData("""{"user":{"id":"ann"}}""")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    public async Task ABodyThatCannotBeUsedIs400(string body)
    {
        using var response = await app.Client(WebApp.Secret).PostAsync(Generate, new StringContent(body, null, "application/json"));
        await Expect.ErrorAsync(HttpStatusCode.BadRequest, response);
    }

    [Theory]
    [InlineData("POST", "/v3/directline/tokens/generate")]
    [InlineData("POST", "/v3/directline/tokens/refresh")]
    [InlineData("POST", "/v3/directline/conversations")]
    [InlineData("GET", "/v3/directline/conversations/x")]
    [InlineData("GET", "/v3/directline/conversations/x/activities")]
    [InlineData("POST", "/v3/directline/conversations/x/activities")]
    [InlineData("POST", "/v3/directline/conversations/x/upload")]
    public async Task WithoutACredentialItIs401AndWithAWrongOne403(string method, string path)
    {
        using var anonymous = await app.Client().SendAsync(new(new HttpMethod(method), path));
        await Expect.ErrorAsync(HttpStatusCode.Unauthorized, anonymous);
        using var wrong = await app.Client("wrong").SendAsync(new(new HttpMethod(method), path));
        await Expect.ErrorAsync(HttpStatusCode.Forbidden, wrong);
    }

    [Fact]
    public async Task ABlankSecretIsNobodysKey()
    {
        using var closed = new WebApp { Settings = [("DirectLine:Secret", "")] };
        using var response = await closed.Client(" ").PostAsync(Generate, null);
        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task ATokenMakesNoTokensForOthers()
    {
        var (client, _) = await app.StartAsync();
        using var response = await client.PostAsync(Generate, null);
        await Expect.ErrorAsync(HttpStatusCode.Forbidden, response);
    }

    [Fact]
    public async Task ARefreshedTokenIsForTheSameConversationAndUser()
    {
        var (client, conversation) = await app.StartAsync(new { user = new { id = "dl_ann" } });
        app.Clock.Advance(TimeSpan.FromMinutes(29));
        var answer = await client.PostJsonAsync(Refresh);
        app.Clock.Advance(TimeSpan.FromMinutes(29));

        Assert.Equal((string)conversation["conversationId"]!, (string)answer["conversationId"]!);
        Assert.Equal("dl_ann", (string)ClaimsOf((string)answer["token"]!)["user"]!);
        Assert.NotEmpty(await app.Client((string)answer["token"]!).HeardAsync(conversation));
    }

    [Fact]
    public async Task AnExpiredTokenIs403AndCannotBeRefreshed()
    {
        var (client, conversation) = await app.StartAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(31));
        using var poll = await client.GetAsync(conversation.ActivitiesPath());
        await Expect.ErrorAsync(HttpStatusCode.Forbidden, poll);
        using var refresh = await client.PostAsync(Refresh, null);
        await Expect.ErrorAsync(HttpStatusCode.Forbidden, refresh);
    }

    [Fact]
    public async Task ATokenWithAChangedClaimIs403()
    {
        var token = (string)(await app.Client(WebApp.Secret).PostJsonAsync(Generate))["token"]!;
        var parts = token.Split('.');
        var claims = ClaimsOf(token);
        claims["exp"] = 99999999999;
        var forged = $"{parts[0]}.{Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(claims.ToJsonString()))}.{parts[2]}";
        using var response = await app.Client(forged).PostAsync(Refresh, null);
        await Expect.ErrorAsync(HttpStatusCode.Forbidden, response);
    }

    private static JsonNode ClaimsOf(string token) => JsonNode.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]))!;
}
