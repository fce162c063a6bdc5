using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microneedling.Bot.Tests.DirectLine;

namespace Microneedling.Bot.Tests.Widget;

public sealed class SessionTests(WebApp app) : IClassFixture<WebApp>
{
    private const string Session = "/chat/session";
    [Fact]
    public async Task LookingSetsNoCookieAndTheFirstActionDoes()
    {
        using var opened = await app.Client().PostAsync(Session, null);
        Assert.False(opened.Headers.Contains("Set-Cookie"));
        var session = (await opened.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal(["Hello"], session.Texts());

        var cookie = await KeepAsync(session);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TheCookieBringsTheVisitorBackAfterTheTokenExpired()
    {
        var session = await app.Client().PostJsonAsync(Session);
        var client = app.Client((string)session["token"]!);
        await client.SayAsync(session, "hi");
        var cookie = await KeepAsync(session);
        app.Clock.Advance(TimeSpan.FromHours(7));

        var back = await WithCookie(cookie).PostJsonAsync(Session);
        Assert.Equal((string)session["conversationId"]!, (string)back["conversationId"]!);
        Assert.True((bool)back["resumed"]!);
        Assert.Equal(["Hello", "hi", "You said hi"], back.Texts());
        Assert.Equal(3, (await app.Client((string)back["token"]!).HeardAsync(back)).Count);
    }

    [Fact]
    public async Task AnOldOrForgedCookieBeginsAnew()
    {
        var session = await app.Client().PostJsonAsync(Session);
        var cookie = await KeepAsync(session);
        app.Clock.Advance(TimeSpan.FromDays(31));
        Assert.False((bool)(await WithCookie(cookie).PostJsonAsync(Session))["resumed"]!);
        Assert.False((bool)(await WithCookie("chat=nonsense").PostJsonAsync(Session))["resumed"]!);
    }

    [Fact]
    public async Task InAnotherSitesPageTheCookieIsKeptApart()
    {
        var session = await app.Client().PostJsonAsync(Session);
        var client = app.CreateClient(new() { BaseAddress = new("https://localhost"), HandleCookies = false });
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)session["token"]!);
        using var kept = await client.PostAsync(Session + "/keep?embedded=true", null);
        var cookie = kept.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("samesite=none", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("partitioned", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    public async Task OnlyOurOwnPageGetsASession(string header, string value)
    {
        var client = app.Client();
        client.DefaultRequestHeaders.Add(header, value);
        using var response = await client.PostAsync(Session, null);
        await Expect.ErrorAsync(HttpStatusCode.Forbidden, response);
    }

    [Fact]
    public async Task ThePagesTokenIsOfNoUseToAnotherPage()
    {
        var page = app.Client();
        page.DefaultRequestHeaders.Add("Origin", "http://localhost");
        var session = await page.PostJsonAsync(Session);
        var other = app.Client((string)session["token"]!);
        other.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        using var response = await other.GetAsync(session.ActivitiesPath());
        await Expect.ErrorAsync(HttpStatusCode.Forbidden, response);
    }

    [Fact]
    public async Task StartingOverBeginsAnewAndForgetsTheCookie()
    {
        var session = await app.Client().PostJsonAsync(Session);
        var cookie = await KeepAsync(session);
        using var opened = await WithCookie(cookie).PostAsync(Session + "?anew=true", null);
        Assert.StartsWith("chat=;", opened.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        var other = (await opened.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.NotEqual((string)session["conversationId"]!, (string)other["conversationId"]!);
        Assert.False((bool)other["resumed"]!);
    }

    [Fact]
    public async Task OfTwoTabsThatWereOpenedBeforeAnythingWasSaidTheFirstToSpeakWins()
    {
        var first = await app.Client().PostJsonAsync(Session);
        var second = await app.Client().PostJsonAsync(Session);
        var cookie = await KeepAsync(first);
        var client = WithCookie(cookie);
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)second["token"]!);
        var kept = await client.PostJsonAsync(Session + "/keep");
        Assert.Equal((string)first["conversationId"]!, (string)kept["conversationId"]!);
    }

    [Fact]
    public async Task UnderHttpsTheCookiesNameKeepsOtherHostsAway()
    {
        var session = await app.Client().PostJsonAsync(Session);
        var client = app.CreateClient(new() { BaseAddress = new("https://localhost"), HandleCookies = false });
        client.DefaultRequestHeaders.Authorization = new("Bearer", (string)session["token"]!);
        using var kept = await client.PostAsync(Session + "/keep", null);
        var cookie = kept.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-chat=", cookie, StringComparison.Ordinal);
        Assert.Contains("path=/;", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        Assert.True((bool)(await client.PostJsonAsync(Session))["resumed"]!);
    }

    private async Task<string> KeepAsync(JsonNode session)
    {
        using var kept = await app.Client((string)session["token"]!).PostAsync(Session + "/keep", null);
        return kept.Headers.GetValues("Set-Cookie").Single();
    }

    private HttpClient WithCookie(string cookie)
    {
        var client = app.Client();
        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        return client;
    }
}
