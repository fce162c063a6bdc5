using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Microneedling.Bot.EndToEnd.StockClients;

/// <summary>botframework-directlinejs, as Microsoft published it, on a page of another origin.</summary>
[Collection(nameof(Scripted))]
public sealed class DirectLineJsTests(Browser browser)
{
    private const string Heard = "window.heard.filter(activity => activity.type === 'message').map(activity => activity.text)";

    [RequiresTheory(Tools.Chromium, Tools.Npm), InlineData(true), InlineData(false)]
    public async Task ItHoldsAConversation(bool webSocket)
    {
        await using var server = await Server.StartAsync(new Server { Responder = new Script() });
        await using var site = await SiteAsync();
        var page = await browser.PageAsync();
        await ConnectAsync(page, site, server, webSocket);
        await HearsAsync(page, "Hello from the **clinic**");

        var id = await page.EvaluateAsync<string>("new Promise((done, fail) => line.postActivity({ type: 'message', text: 'hello', from: { id: 'ignored' }, channelData: { clientActivityID: 'c1' } }).subscribe(done, fail))");
        await HearsAsync(page, "Hello from the **clinic**", "hello", "You said hello");
        var echo = await page.EvaluateAsync<string>("JSON.stringify(heard[1])");
        Assert.Equal(id, (string)JsonNode.Parse(echo)!["id"]!);
        Assert.Contains("c1", echo);
        Assert.Equal(id, await page.EvaluateAsync<string>("heard[2].replyToId"));
        Assert.Equal(2, await page.EvaluateAsync<int>("window.connection")); // Online
    }

    [RequiresFact(Tools.Chromium, Tools.Npm)]
    public async Task ItComesBackAfterARestartWithNothingLostOrTwice()
    {
        await using var server = await Server.StartAsync(new Server { Responder = new Script() });
        await using var site = await SiteAsync();
        var page = await browser.PageAsync();
        await ConnectAsync(page, site, server, webSocket: true);
        await HearsAsync(page, "Hello from the **clinic**");
        await server.StopAsync();
        await server.StartAsync();
        var conversation = await page.EvaluateAsync<string>("line.conversationId");
        var token = await page.EvaluateAsync<string>("line.token");
        using var posted = await server.Client(token).PostAsJsonAsync($"/v3/directline/conversations/{conversation}/activities", new { type = "message", text = "meanwhile" });
        posted.EnsureSuccessStatusCode();
        await HearsAsync(page, "Hello from the **clinic**", "meanwhile", "You said meanwhile");
    }

    [RequiresFact(Tools.Chromium, Tools.Npm)]
    public async Task AnExpiredTokenIsToldAsSuch()
    {
        var clock = new LateClock();
        await using var server = await Server.StartAsync(new Server { Responder = new Script(), Clock = clock });
        await using var site = await SiteAsync();
        var page = await browser.PageAsync();
        await ConnectAsync(page, site, server, webSocket: false);
        await HearsAsync(page, "Hello from the **clinic**");
        clock.Late = TimeSpan.FromHours(7);
        await page.WaitForFunctionAsync("window.connection === 3"); // ExpiredToken
    }

    private static async Task<HostSite> SiteAsync() => await HostSite.StartAsync(new Dictionary<string, string>
    {
        ["/"] = """<!doctype html><title>Direct Line</title><script src="/directline.js"></script>""",
        ["/directline.js"] = await NpmFiles.ReadAsync("botframework-directlinejs", "0.15.8", "dist/directline.js"),
    });

    private static async Task ConnectAsync(IPage page, HostSite site, Server server, bool webSocket)
    {
        using var made = await server.Client(Server.Secret).PostAsJsonAsync("/v3/directline/tokens/generate", new { user = new { id = "dl_ann" } });
        var token = (string)(await made.Content.ReadFromJsonAsync<JsonNode>())!["token"]!;
        await page.GotoAsync(site.Address);
        await page.EvaluateAsync("""
            ([domain, token, webSocket]) => {
              window.heard = [];
              window.line = new DirectLine.DirectLine({ domain, token, webSocket, pollingInterval: 200, timeout: 2000 });
              line.connectionStatus$.subscribe(status => window.connection = status);
              line.activity$.subscribe(activity => heard.push(activity));
            }
            """, new object[] { server.Address + "/v3/directline", token, webSocket });
    }

    private static async Task HearsAsync(IPage page, params string[] texts)
    {
        await page.WaitForFunctionAsync($"count => ({Heard}).length >= count", texts.Length, new() { Timeout = 60_000 });
        Assert.Equal(texts, await page.EvaluateAsync<string[]>(Heard));
    }
}
