using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Microneedling.Bot.Tests.DirectLine;

public sealed class ConversationEndpointTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task StartingIs201AndStartingAgainIs200WithOneGreeting()
    {
        var token = await app.Client(WebApp.Secret).PostJsonAsync("/v3/directline/tokens/generate");
        var client = app.Client((string)token["token"]!);

        using var first = await client.PostAsync("/v3/directline/conversations", null);
        using var second = await client.PostAsync("/v3/directline/conversations", null);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        var conversation = (await first.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal((string)token["conversationId"]!, (string)conversation["conversationId"]!);
        Assert.StartsWith("ws://", (string)conversation["streamUrl"]!);
        Assert.Single(await client.HeardAsync(conversation));
    }

    [Fact]
    public async Task TheSecretAloneStartsAConversationToo()
    {
        var client = app.Client(WebApp.Secret);
        var conversation = await client.PostJsonAsync("/v3/directline/conversations", new { user = new { id = "ann" }, locale = "en-GB" });
        await client.PostJsonAsync(conversation.ActivitiesPath(), new { type = "message", text = "hi", from = new { id = "ann" } });
        Assert.Equal("ann", (string)(await client.HeardAsync(conversation))[1]!["from"]!["id"]!);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "/activities")]
    [InlineData("POST", "/activities")]
    [InlineData("POST", "/upload")]
    public async Task AnothersConversationLooksAsIfItDidNotExist(string method, string path)
    {
        var (_, others) = await app.StartAsync();
        var (mine, _) = await app.StartAsync();
        var id = (string)others["conversationId"]!;

        using var foreign = await mine.SendAsync(new(new HttpMethod(method), $"/v3/directline/conversations/{id}{path}") { Content = JsonContent.Create(new { type = "message", text = "hi" }) });
        using var unknown = await mine.SendAsync(new(new HttpMethod(method), $"/v3/directline/conversations/unknown{path}"));

        await Expect.ErrorAsync(HttpStatusCode.NotFound, foreign);
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await foreign.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task ATokenWhoseConversationWasNeverStartedFindsNothing()
    {
        var token = await app.Client(WebApp.Secret).PostJsonAsync("/v3/directline/tokens/generate");
        using var response = await app.Client((string)token["token"]!).GetAsync($"/v3/directline/conversations/{token["conversationId"]}");
        await Expect.ErrorAsync(HttpStatusCode.NotFound, response);
    }

    [Fact]
    public async Task AnUnknownAddressIs404WithAnErrorBody()
    {
        using var response = await app.Client(WebApp.Secret).GetAsync("/v3/directline/nothing");
        await Expect.ErrorAsync(HttpStatusCode.NotFound, response);
    }

    [Fact]
    public async Task AForeignPageMayAskAndItsTokenDecides()
    {
        var preflight = new HttpRequestMessage(HttpMethod.Options, "/v3/directline/conversations");
        preflight.Headers.Add("Origin", "https://clinic.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with");
        using var allowed = await app.Client().SendAsync(preflight);
        Assert.Equal("*", allowed.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("x-ms-bot-agent", allowed.Headers.GetValues("Access-Control-Allow-Headers").Single());

        var token = (string)(await app.Client(WebApp.Secret).PostJsonAsync("/v3/directline/tokens/generate", new { trustedOrigins = new[] { "https://clinic.example" } }))["token"]!;
        Assert.Equal(HttpStatusCode.Created, await StartFromAsync("https://clinic.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await StartFromAsync("https://elsewhere.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await StartFromAsync("null"));

        async Task<HttpStatusCode> StartFromAsync(string origin)
        {
            var client = app.Client(token);
            client.DefaultRequestHeaders.Add("Origin", origin);
            using var response = await client.PostAsync("/v3/directline/conversations", null);
            return response.StatusCode;
        }
    }
}
