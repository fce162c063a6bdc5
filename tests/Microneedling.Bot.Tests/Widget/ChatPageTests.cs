using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Microneedling.Bot.Tests.Widget;

public sealed partial class ChatPageTests(WebApp app) : IClassFixture<WebApp>
{
    [Fact]
    public async Task ThePageRunsAndStylesNothingInline()
    {
        var html = await app.Client().GetStringAsync("/");
        Assert.Empty(InlineCode().Matches(html));
        Assert.DoesNotContain("{{", html);
    }

    [Fact]
    public async Task OnlyAllowedSitesMayFrameThePageAndNobodyTheRest()
    {
        using var page = await app.Client().GetAsync("/");
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("frame-ancestors 'self' https://www.clinic.example ", policy);
        Assert.Contains("default-src 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);

        using var other = await app.Client().GetAsync("/widget.js");
        Assert.Contains("frame-ancestors 'none'", other.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task TheLoaderMayBeLoadedByAnySite()
    {
        using var loader = await app.Client().GetAsync("/widget.js");
        Assert.Equal("cross-origin", loader.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal("text/javascript", loader.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task TheLoaderIsAtMost3KBAndAllOfItAtMost25KB()
    {
        var loader = await GzippedAsync("/widget.js");
        using var page = await ShowAsync(("Sec-Fetch-Dest", "iframe"));
        var html = await page.Content.ReadAsStringAsync();
        var all = loader + Gzip(html);
        foreach (var asset in Assets().Matches(html).DistinctBy(asset => asset.Value)) all += await GzippedAsync(asset.Value);
        Assert.InRange(loader, 1, 3 * 1024);
        Assert.InRange(all, 1, 25 * 1024);
    }

    [Fact]
    public async Task ThePageNeedsOneScriptOneStyleAndOnePicture()
    {
        var html = await app.Client().GetStringAsync("/");
        Assert.Equal(["css", "js", "svg"], Assets().Matches(html).Select(asset => asset.Value.Split('.')[^1]).Distinct().Order());
        Assert.Equal(3, Assets().Matches(html).Select(asset => asset.Value).Distinct().Count());
        var script = await app.Client().GetStringAsync(Assets().Matches(html).Single(asset => asset.Value.EndsWith(".js", StringComparison.Ordinal)).Value);
        Assert.DoesNotMatch(ImportOrExport(), script);
        Assert.Contains("class Connection", script);
    }

    [Fact]
    public async Task ToABrowserThePageBringsItsConversationAlong()
    {
        using var page = await ShowAsync(("Sec-Fetch-Dest", "document"));
        Assert.Equal("no-store", page.Headers.CacheControl!.ToString());
        Assert.False(page.Headers.Contains("Set-Cookie"));
        var session = JsonNode.Parse(Brought().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value)!;
        Assert.Equal(["Hello"], session.Texts());
        var client = app.Client((string)session["token"]!);
        client.DefaultRequestHeaders.Add("Origin", "http://localhost");
        await client.SayAsync(session, "hi");
        Assert.Equal(["Hello", "hi", "You said hi"], (await client.GetJsonAsync(session.ActivitiesPath())).Texts());
    }

    [Fact]
    public async Task WhatWasSaidComesWithThePageAndNeverAsMarkup()
    {
        var session = await app.Client().PostJsonAsync("/chat/session");
        var client = app.Client((string)session["token"]!);
        await client.SayAsync(session, "</template><script>alert(1)</script>");
        using var kept = await client.PostAsync("/chat/session/keep", null);
        using var page = await ShowAsync(("Sec-Fetch-Dest", "iframe"), ("Cookie", kept.Headers.GetValues("Set-Cookie").Single().Split(';')[0]));
        var html = await page.Content.ReadAsStringAsync();
        Assert.DoesNotContain("alert(1)</script>", html);
        Assert.Contains("</template><script>alert(1)</script>", JsonNode.Parse(Brought().Match(html).Groups[1].Value)!.Texts());
    }

    [Theory]
    [InlineData("GET", "Accept", "text/html")]
    [InlineData("GET", "Sec-Fetch-Dest", "image")]
    [InlineData("HEAD", "Sec-Fetch-Dest", "document")]
    [InlineData("GET", "Sec-Purpose", "prefetch")]
    public async Task WhoOnlyLooksAtThePageOpensNoConversation(string method, string header, string value)
    {
        using var page = await ShowAsync(method, (header, value), header == "Sec-Purpose" ? ("Sec-Fetch-Dest", "document") : default);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.DoesNotContain("id=\"session\"", await page.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task WhereTooManyChatsAreOpenedThePageStillComes()
    {
        using var crowded = new WebApp { Settings = [("Limits:ConversationBurst", "1"), ("Limits:ConversationsPerMinute", "1")] };
        foreach (var brings in new[] { true, false })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.Add("Sec-Fetch-Dest", "document");
            using var page = await crowded.Client().SendAsync(request);
            Assert.Equal(brings, Brought().IsMatch(await page.Content.ReadAsStringAsync()));
        }
    }

    [Theory]
    [InlineData("/"), InlineData("/widget.js"), InlineData("/plain"), InlineData("/favicon.ico"), InlineData("/health/live"), InlineData("/health/ready")]
    public async Task WhatCanBeReadCanBeAskedForItsHeaders(string path)
    {
        using var answer = await app.Client().SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task FilesAreKeptByTheBrowserUntilTheyChange()
    {
        var html = await app.Client().GetStringAsync("/");
        var style = Assets().Matches(html).First(asset => asset.Value.EndsWith(".css", StringComparison.Ordinal)).Value;
        using var response = await app.Client().GetAsync(style);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString());
        var again = new HttpRequestMessage(HttpMethod.Get, style);
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        using var unchanged = await app.Client().SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    private async Task<int> GzippedAsync(string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await app.Client().SendAsync(request);
        Assert.Equal("gzip", response.Content.Headers.ContentEncoding.Single());
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    private static int Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize)) gzip.Write(System.Text.Encoding.UTF8.GetBytes(text));
        return (int)packed.ToArray().LongLength;
    }

    [GeneratedRegex("""<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex InlineCode();

    [GeneratedRegex("""/assets/[^"]+\.(?:js|css|svg)""")]
    private static partial Regex Assets();

    private Task<HttpResponseMessage> ShowAsync(params (string Name, string Value)[] headers) => ShowAsync("GET", headers);

    private Task<HttpResponseMessage> ShowAsync(string method, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new(method), "/");
        foreach (var (name, value) in headers) if (name is not null) request.Headers.Add(name, value);
        return app.Client().SendAsync(request);
    }

    [GeneratedRegex("""^(import|export) """, RegexOptions.Multiline)]
    private static partial Regex ImportOrExport();

    [GeneratedRegex("""<template id="session">(.*?)</template>""", RegexOptions.Singleline)]
    private static partial Regex Brought();
}
