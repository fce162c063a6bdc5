using System.IO.Compression;
using System.Net;
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
        var html = await app.Client().GetStringAsync("/");
        var all = loader + Gzip(html);
        foreach (Match asset in Assets().Matches(html)) all += await GzippedAsync(asset.Value);
        Assert.InRange(loader, 1, 3 * 1024);
        Assert.InRange(all, 1, 25 * 1024);
    }

    [Fact]
    public async Task EveryModuleThatIsImportedIsAskedForAtOnce()
    {
        var html = await app.Client().GetStringAsync("/");
        var script = Assets().Matches(html).Single(asset => asset.Value.EndsWith("/chat.js", StringComparison.Ordinal)).Value;
        var imports = Imports().Matches(await app.Client().GetStringAsync(script)).Select(import => import.Groups[1].Value);
        Assert.All(imports, import => Assert.Contains($"/chat/{import}\"", html));
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

    [GeneratedRegex("""from '\./([\w-]+\.js)'""")]
    private static partial Regex Imports();
}
