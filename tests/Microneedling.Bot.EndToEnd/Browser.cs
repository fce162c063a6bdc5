using Microsoft.Playwright;

namespace Microneedling.Bot.EndToEnd;

/// <summary>One Chromium for all tests; each test has contexts of its own, which share nothing.</summary>
public sealed class Browser : IAsyncLifetime
{
    /// <summary>More than any test opens. The oldest are closed: pages that earlier tests left open go on drawing and polling.</summary>
    private const int MostOpen = 24;

    private readonly Queue<IBrowserContext> open = new();
    private IPlaywright? playwright;
    private IBrowser? chromium;

    public async Task InitializeAsync()
    {
        if (Tools.ChromiumPath is null) return;
        Assertions.SetDefaultExpectTimeout(30_000); // shared machines are slow; nothing waits longer than it must
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Tools.ChromiumPath,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A browser of a new visitor: no cookies, no storage.</summary>
    public async Task<IBrowserContext> VisitorAsync(BrowserNewContextOptions? options = null)
    {
        var context = await chromium!.NewContextAsync(options ?? new());
        context.SetDefaultTimeout(30_000);
        open.Enqueue(context);
        if (open.Count > MostOpen) await open.Dequeue().CloseAsync();
        return context;
    }

    public async Task<IPage> PageAsync(BrowserNewContextOptions? options = null) => await (await VisitorAsync(options)).NewPageAsync();

    public async Task DisposeAsync()
    {
        if (chromium is not null) await chromium.DisposeAsync();
        playwright?.Dispose();
    }
}

/// <summary>Tests that share the browser and one assistant with the clinic's real content.</summary>
[CollectionDefinition(nameof(Clinic))]
public sealed class Clinic : ICollectionFixture<Browser>, ICollectionFixture<ClinicServer>;
