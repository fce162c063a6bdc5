using System.Net;
using System.Text.Json.Nodes;
using Microneedling.Bot.Tests.DirectLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Tests.Security;

public sealed class DoorTests
{
    private const string Session = "/chat/session", Proxy = "10.1.2.3", Ann = "203.0.113.5", Bob = "203.0.113.6";
    private static readonly (string, string)[] OneChatAnAddress = [("Limits:ConversationBurst", "1"), ("Limits:ConversationsPerMinute", "1")];

    [Theory, InlineData("10.1.2.3"), InlineData("10.0.0.0/8")]
    public async Task BehindItsProxyEachVisitorHasAnAddressOfTheirOwn(string proxies)
    {
        using var app = App(("Proxy:Addresses:0", proxies));
        await ExpectAsync(HttpStatusCode.OK, app, Proxy, Ann);
        await ExpectAsync(HttpStatusCode.OK, app, Proxy, Bob);
        await ExpectAsync(HttpStatusCode.TooManyRequests, app, Proxy, Ann);
    }

    [Fact]
    public async Task WhatAVisitorSaysOfTheirOwnAddressDoesNotCount()
    {
        using var app = App(("Proxy:Addresses:0", "10.0.0.0/8"));
        await ExpectAsync(HttpStatusCode.OK, app, "198.51.100.7", Ann);
        await ExpectAsync(HttpStatusCode.TooManyRequests, app, "198.51.100.7", Bob); // not from the proxy: both are the same visitor
        await ExpectAsync(HttpStatusCode.OK, app, Proxy, $"192.0.2.1, {Ann}");
        await ExpectAsync(HttpStatusCode.TooManyRequests, app, Proxy, $"192.0.2.2, {Ann}"); // the proxy's own word is the last one
    }

    [Fact]
    public async Task WithoutAProxyNobodysWordCounts()
    {
        using var app = App();
        await ExpectAsync(HttpStatusCode.OK, app, Proxy, Ann);
        await ExpectAsync(HttpStatusCode.TooManyRequests, app, Proxy, Bob);
    }

    [Fact]
    public async Task TheFrameworksOwnSwitchTrustsWhoeverCalls()
    {
        using var app = App(("FORWARDEDHEADERS_ENABLED", "true"));
        await ExpectAsync(HttpStatusCode.OK, app, Proxy, Ann);
        await ExpectAsync(HttpStatusCode.OK, app, Proxy, Bob);
    }

    [Fact]
    public async Task BothSwitchesTogetherTrustTheProxyOnly()
    {
        using var app = App(("FORWARDEDHEADERS_ENABLED", "true"), ("Proxy:Addresses:0", Proxy));
        await ExpectAsync(HttpStatusCode.OK, app, "198.51.100.7", Ann);
        await ExpectAsync(HttpStatusCode.TooManyRequests, app, "198.51.100.7", Bob);
    }

    [Fact]
    public async Task WhereTheProxySpeaksHttpsSoDoCookiesStreamsAndHeaders()
    {
        using var app = App(("Proxy:Addresses:0", Proxy));
        using var opened = await app.SendAsync(Session, Proxy, ("X-Forwarded-For", Ann), ("X-Forwarded-Proto", "https"), ("Host", "assistant.example.org"));
        var session = JsonNode.Parse(await opened.Content.ReadAsStringAsync())!;
        Assert.StartsWith("wss://assistant.example.org/", (string)session["streamUrl"]!, StringComparison.Ordinal);
        Assert.Equal("max-age=31536000", opened.Headers.GetValues("Strict-Transport-Security").Single());

        using var kept = await app.SendAsync(Session + "/keep", Proxy, ("X-Forwarded-Proto", "https"), ("Host", "assistant.example.org"), ("Authorization", $"Bearer {session["token"]}"));
        var cookie = kept.Headers.GetValues("Set-Cookie").Single();
        Assert.StartsWith("__Host-chat=", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie);

        using var redirect = await app.SendAsync("/staff", Proxy, ("X-Forwarded-Proto", "https"), ("Host", "assistant.example.org"), (":method", "GET"));
        Assert.StartsWith("https://assistant.example.org/staff/", redirect.Headers.Location!.ToString(), StringComparison.Ordinal);

        using var forged = await app.SendAsync(Session, "198.51.100.7", ("X-Forwarded-Proto", "https"));
        Assert.StartsWith("ws://", (string)JsonNode.Parse(await forged.Content.ReadAsStringAsync())!["streamUrl"]!, StringComparison.Ordinal);
        Assert.False(forged.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task AMistypedProxyStopsTheStart()
    {
        using var app = new WebApp { Settings = [("Proxy:Addresses:0", "my-proxy")] };
        Assert.NotNull(await Record.ExceptionAsync(() => app.Client().GetAsync("/")));
    }

    [Fact]
    public void SlowAndHugeRequestsEndAtTheDoor()
    {
        using var app = new WebApp();
        var limits = app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.InRange(limits.MaxRequestBodySize!.Value, 256 * 1024, 2 * 1024 * 1024);
        Assert.InRange(limits.RequestHeadersTimeout, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20));
        Assert.NotNull(limits.MinRequestBodyDataRate);
    }

    [Fact]
    public async Task EveryAnswerSaysWhatABrowserMayDoWithIt()
    {
        using var app = new WebApp();
        foreach (var path in new[] { "/", "/plain", "/widget.js", "/staff", "/nowhere", "/v3/directline/conversations", "/health/ready" })
        {
            using var answer = await app.Client().GetAsync(path);
            Assert.True(answer.Headers.TryGetValues("X-Content-Type-Options", out var sniffing), path);
            Assert.Equal(["nosniff"], sniffing);
            Assert.True(answer.Headers.TryGetValues("Content-Security-Policy", out var policy), path);
            Assert.Contains("default-src 'none'", policy.Single());
            Assert.False(answer.Headers.Contains("Server"));
            Assert.False(answer.Headers.Contains("X-Powered-By"));
        }
    }

    private static AddressedApp App(params (string, string)[] settings) => new([.. OneChatAnAddress, .. settings]);

    private static async Task ExpectAsync(HttpStatusCode expected, AddressedApp app, string from, string forwardedFor)
    {
        using var response = await app.SendAsync(Session, from, ("X-Forwarded-For", forwardedFor));
        Assert.Equal(expected, response.StatusCode);
    }

    /// <summary>The program as callers at given addresses reach it.</summary>
    private sealed class AddressedApp((string, string)[] settings) : IDisposable
    {
        private readonly WebApp app = new() { Settings = settings };

        public async Task<HttpResponseMessage> SendAsync(string path, string from, params (string Name, string Value)[] headers)
        {
            var context = await app.Server.SendAsync(http =>
            {
                http.Connection.RemoteIpAddress = IPAddress.Parse(from);
                http.Request.Method = headers.FirstOrDefault(header => header.Name == ":method").Value ?? HttpMethods.Post;
                http.Request.Host = new("localhost");
                http.Request.Path = path;
                foreach (var (name, value) in headers.Where(header => header.Name != ":method")) http.Request.Headers[name] = value;
            });
            var response = new HttpResponseMessage((HttpStatusCode)context.Response.StatusCode) { Content = new StreamContent(context.Response.Body) };
            foreach (var (name, values) in context.Response.Headers) response.Headers.TryAddWithoutValidation(name, values.ToArray());
            return response;
        }

        public void Dispose() => app.Dispose();
    }
}
