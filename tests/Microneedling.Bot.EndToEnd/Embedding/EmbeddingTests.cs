using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Microneedling.Bot.EndToEnd.Embedding;

/// <summary>The one line on another site's page.</summary>
[Collection(nameof(Scripted))]
public sealed class EmbeddingTests(Browser browser, ScriptedServer scripted)
{
    private string Address => scripted.Server.Address;

    private string Line(string attributes = "") => $"""<script src="{Address}/widget.js" async {attributes}></script>""";

    [RequiresFact(Tools.Chromium)]
    public async Task BeforeTheFirstClickThereIsOneRequestAndNothingStored()
    {
        await using var host = await HostAsync(Line());
        var context = await browser.VisitorAsync();
        var page = await context.NewPageAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync(host.Address);
        await Expect(Launcher(page)).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.Equal([$"{Address}/widget.js"], asked.Where(url => url.StartsWith(Address, StringComparison.Ordinal)));
        Assert.Empty(await context.CookiesAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
    }

    [RequiresFact(Tools.Chromium)]
    public async Task TheChatOpensClosesAndGivesFocusBack()
    {
        await using var host = await HostAsync(Line("""data-greeting="Ask us" data-color="#7a1f5c" data-position="left" """));
        var page = await browser.PageAsync();
        await page.GotoAsync(host.Address);
        await Launcher(page).ClickAsync();
        var chat = Chat(page);
        await Expect(chat.Text).ToBeFocusedAsync();
        await chat.AskAsync("hello", "You said hello");
        await chat.Text.PressAsync("Escape");
        await Expect(Launcher(page)).ToBeFocusedAsync();
        await Expect(Launcher(page)).ToHaveTextAsync("Ask us");
        await Launcher(page).ClickAsync();
        await Expect(chat.Mine).ToHaveTextAsync(["hello"]);
    }

    [RequiresFact(Tools.Chromium)]
    public async Task TheChatGoesAlongToTheNextPageOfTheSite()
    {
        await using var host = await HostAsync(Line(), "/next");
        var page = await browser.PageAsync();
        await page.GotoAsync(host.Address);
        await Launcher(page).ClickAsync();
        await Chat(page).AskAsync("hello", "You said hello");
        await page.GotoAsync(host.Address + "/next");
        await Expect(Chat(page).Mine).ToHaveTextAsync(["hello"]);
    }

    [RequiresFact(Tools.Chromium)]
    public async Task AHostilePageCannotBreakIt()
    {
        const string Pollution = """
            Object.prototype.color = '#fff'; Object.prototype.src = 'x'; Object.prototype.mode = 'x'; Object.prototype.toJSON = () => 'x';
            Object.defineProperty(Object.prototype, 'title', { value: 'x', writable: true, enumerable: true, configurable: true });
            Array.prototype.extra = 'x'; Array.prototype.toJSON = () => 'x'; String.prototype.startsWith = () => true; Function.prototype.enumerable = 'x';
            window.fetch = () => { throw new Error('no'); }; window.WebSocket = null; window.Promise = class {}; JSON.parse = () => null;
            """;
        var policy = $"default-src 'none'; script-src 'self' {Address}; style-src 'self'; frame-src {Address}; require-trusted-types-for 'script'";
        await using var host = await HostSite.StartAsync(new Dictionary<string, string>
        {
            ["/"] = $"""<!doctype html><link rel="stylesheet" href="/x.css"><script src="/pollution.js"></script><body><p>Host</p>{Line()}""",
            ["/pollution.js"] = Pollution,
        }, policy);
        var page = await browser.PageAsync();
        await page.GotoAsync(host.Address);
        // Sheets made by script are beyond the policy; with them a page can say anything about anything.
        await page.EvaluateAsync("""
            () => { const sheet = new CSSStyleSheet(); sheet.replaceSync('* { all: unset !important; display: none !important; position: static !important; font-size: 3px !important; } html, body, p { display: block !important; }'); document.adoptedStyleSheets = [sheet]; }
            """);
        await Expect(Launcher(page)).ToBeVisibleAsync();
        await Launcher(page).ClickAsync();
        await Chat(page).AskAsync("hello", "You said hello");
        var box = (await page.Locator("microneedling-chat iframe").BoundingBoxAsync())!;
        Assert.InRange(box.Width, 300, 500);
    }

    [RequiresFact(Tools.Chromium)]
    public async Task WhereFramesAreForbiddenThereIsAWayToTheChat()
    {
        await using var host = await HostAsync(Line(), policy: $"default-src 'self'; script-src {Address}");
        var page = await browser.PageAsync();
        await page.GotoAsync(host.Address);
        await Launcher(page).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open it in a new tab" })).ToHaveAttributeAsync("href", Address + "/");
    }

    [RequiresFact(Tools.Chromium)]
    public async Task ASecondLineOnThePageChangesNothing()
    {
        await using var host = await HostAsync(Line() + Line());
        var page = await browser.PageAsync();
        await page.GotoAsync(host.Address);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(Launcher(page)).ToHaveCountAsync(1);
    }

    [RequiresFact(Tools.Chromium)]
    public async Task OnAPhoneTheChatFillsTheScreenAndTheKeyboardStaysAway()
    {
        await using var host = await HostAsync("""<meta name="viewport" content="width=device-width, initial-scale=1">""" + Line());
        var page = await browser.PageAsync(new() { ViewportSize = new() { Width = 320, Height = 568 }, HasTouch = true, IsMobile = true });
        await page.GotoAsync(host.Address);
        await Launcher(page).TapAsync();
        await Expect(Chat(page).Answers.First).ToBeVisibleAsync();
        await Expect(Chat(page).Text).Not.ToBeFocusedAsync();
        var box = (await page.Locator("microneedling-chat iframe").BoundingBoxAsync())!;
        Assert.Equal((320, 568), (box.Width, box.Height));
    }

    [RequiresFact(Tools.Chromium)]
    public async Task InASandboxThereIsAWayToTheChat()
    {
        await using var host = await HostSite.StartAsync(new Dictionary<string, string>
        {
            ["/"] = """<!doctype html><iframe sandbox="allow-scripts" src="/inner" width="500" height="500"></iframe>""",
            ["/inner"] = $"""<!doctype html><html lang="en"><title>Clinic</title>{Line()}<body></body></html>""",
        });
        var page = await browser.PageAsync();
        await page.GotoAsync(host.Address);
        var inner = page.FrameLocator("iframe");
        await inner.Locator("microneedling-chat button.launch").ClickAsync();
        await Expect(inner.GetByRole(AriaRole.Link, new() { Name = "Open it in a new tab" })).ToBeVisibleAsync();
    }

    /// <summary>Two sites and HTTPS: browsers then keep cookies apart for each site around the frame, and take them only so marked.</summary>
    [RequiresFact(Tools.Chromium)]
    public async Task OverHttpsInAnotherSitesPageTheConversationIsKeptThereAndOnlyThere()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        await using var server = await Server.StartAsync(new Server { Responder = new Script(), Certificate = certificate });
        var html = $"""<!doctype html><html lang="en"><title>Clinic</title><script src="{server.Address}/widget.js" async></script><body><h1>Our clinic</h1></body></html>""";
        await using var host = await HostSite.StartAsync(new Dictionary<string, string> { ["/"] = html, ["/next"] = html });
        var context = await browser.VisitorAsync(new() { IgnoreHTTPSErrors = true });
        var page = await context.NewPageAsync();
        var polls = new List<string>();
        page.Request += (_, request) => { if (request.Method == "GET" && request.Url.Contains("/activities", StringComparison.Ordinal)) polls.Add(request.Url); };
        await page.GotoAsync(host.Address);
        await Launcher(page).ClickAsync();
        await Chat(page).AskAsync("hello", "You said hello");
        Assert.Empty(polls); // the stream opens over HTTP/2 too
        var cookie = Assert.Single(await context.CookiesAsync());
        Assert.Equal(("__Host-chat", true, true, SameSiteAttribute.None), (cookie.Name, cookie.Secure, cookie.HttpOnly, cookie.SameSite));

        await page.GotoAsync(host.Address + "/next");
        await Expect(Chat(page).Mine).ToHaveTextAsync(["hello"]);
        var alone = await ChatPage.OpenAsync(await context.NewPageAsync(), server.Address);
        await Expect(alone.Mine).ToHaveCountAsync(0);
    }

    private static ILocator Launcher(IPage page) => page.Locator("microneedling-chat button.launch");

    private static ChatPage Chat(IPage page) => new(page.FrameLocator("microneedling-chat iframe").Locator("body"));

    private static Task<HostSite> HostAsync(string head, string path = "/other", string? policy = null)
    {
        var html = $"""<!doctype html><html lang="en"><title>Clinic</title>{head}<body><h1>Our clinic</h1></body></html>""";
        return HostSite.StartAsync(new Dictionary<string, string> { ["/"] = html, [path] = html }, policy);
    }
}
