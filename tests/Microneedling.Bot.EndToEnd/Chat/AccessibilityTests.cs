using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Microneedling.Bot.EndToEnd.Chat;

/// <summary>WCAG 2.2 AA as far as a program can tell, and what it cannot: sizes, zoom, direction.</summary>
[Collection(nameof(Scripted))]
public sealed class AccessibilityTests(Browser browser, ScriptedServer scripted)
{
    private string Address => scripted.Server.Address;

    [RequiresTheory(Tools.Chromium), InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task AxeFindsNothingInTheChat(ColorScheme colours)
    {
        var page = await browser.PageAsync(new() { ColorScheme = colours, ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = 390, Height = 780 } });
        var chat = await ChatPage.OpenAsync(page, Address);
        await ExpectCleanAsync(page);
        foreach (var text in new[] { "form choices", "form date", "form boolean", "urgent", "long" })
        {
            await chat.SayAsync(text);
            await Expect(chat.Answers.Last).ToContainTextAsync(text == "urgent" ? "112" : text == "long" ? "Paragraph 60" : text[5..]);
            await ExpectCleanAsync(page);
        }
        await page.GetByLabel("More").ClickAsync();
        await ExpectCleanAsync(page);
    }

    [RequiresTheory(Tools.Chromium), InlineData(ColorScheme.Light), InlineData(ColorScheme.Dark)]
    public async Task AxeFindsNothingInThePlainPages(ColorScheme colours)
    {
        var page = await browser.PageAsync(new() { ColorScheme = colours });
        await page.GotoAsync(Address + "/plain");
        await ExpectCleanAsync(page);
        foreach (var text in new[] { "form choices", "form date", "form boolean", "urgent" })
        {
            await page.Locator("#text").FillAsync(text);
            await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
            await ExpectCleanAsync(page);
        }
    }

    [RequiresTheory(Tools.Chromium), InlineData("/", 390, 780), InlineData("/?lang=ar", 390, 780), InlineData("/", 320, 400)]
    public async Task AxeFindsNothingWhereSomethingWentWrong(string address, int width, int height)
    {
        var context = await browser.VisitorAsync(new() { ReducedMotion = ReducedMotion.Reduce, ViewportSize = new() { Width = width, Height = height } });
        var page = await context.NewPageAsync();
        var chat = await ChatPage.OpenAsync(page, Address + address);
        await page.RouteAsync("**/activities", route => route.FulfillAsync(new() { Status = 413, Body = """{"error":{"code":"MessageSizeTooBig","message":"The request is larger than 256 KB."}}""" }));
        await chat.SayAsync("too much");
        await Expect(chat.Root.Locator(".state")).ToContainTextAsync("larger than 256 KB");
        await ExpectCleanAsync(page);
        await page.UnrouteAllAsync();
        await chat.AskAsync("form review", "Question");
        await page.GetByText("Change an answer").ClickAsync();
        await ExpectCleanAsync(page);
        await context.SetOfflineAsync(true);
        await chat.SayAsync("meanwhile");
        await Expect(chat.Notice).ToBeVisibleAsync();
        await ExpectCleanAsync(page);
    }

    [RequiresFact(Tools.Chromium)]
    public async Task AScreenReaderHearsEachNewMessageInOneLiveRegionAndFindsItInTheTranscript()
    {
        var page = await browser.PageAsync();
        var chat = await ChatPage.OpenAsync(page, Address);
        await chat.AskAsync("hello", "You said hello");
        var session = await page.Context.NewCDPSessionAsync(page);
        var nodes = (await session.SendAsync("Accessibility.getFullAXTree"))!.Value.GetProperty("nodes").EnumerateArray()
            .ToDictionary(node => node.GetProperty("nodeId").GetString()!);
        // What is not ignored and says it, and the live region around it, if there is one.
        var said = nodes.Values.Where(node => !node.GetProperty("ignored").GetBoolean() && Of(node, "role") == "StaticText" && Of(node, "name").Contains("You said hello")).ToList();
        Assert.Equal(2, said.Count);
        Assert.Equal(["", "polite"], said.Select(node => Around(node).Select(around => Property(around, "live")).FirstOrDefault(live => live.Length > 0 && live != "off") ?? "").Order());
        Assert.Single(said, node => Around(node).Any(around => Of(around, "name") == "Conversation"));

        IEnumerable<JsonElement> Around(JsonElement node)
        {
            while (node.TryGetProperty("parentId", out var parent) && nodes.TryGetValue(parent.GetString()!, out node)) yield return node;
        }
        static string Of(JsonElement node, string name) => node.TryGetProperty(name, out var found) && found.TryGetProperty("value", out var value) ? value.ToString() : "";
        static string Property(JsonElement node, string name) => !node.TryGetProperty("properties", out var all) ? ""
            : all.EnumerateArray().Where(property => property.GetProperty("name").GetString() == name).Select(property => Of(property, "value")).FirstOrDefault("");
    }

    [RequiresTheory(Tools.Chromium), InlineData("#ffd400"), InlineData("#101010"), InlineData("#ff69b4")]
    public async Task AClinicsOwnColourStaysReadable(string colour)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await browser.PageAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
            var chat = await ChatPage.OpenAsync(page, $"{Address}/?color={Uri.EscapeDataString(colour)}");
            await chat.AskAsync("form choices", "Question");
            await ExpectCleanAsync(page);
        }
    }

    [RequiresTheory(Tools.Chromium), InlineData(320, 640), InlineData(320, 400), InlineData(640, 360)]
    public async Task NothingIsCutOffOnASmallScreenOrAtTwiceTheSize(int width, int height)
    {
        foreach (var address in new[] { "/", "/?lang=ar", "/plain" })
        {
            var page = await browser.PageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
            await page.GotoAsync(Address + address);
            if (address != "/plain") await new ChatPage(page).AskAsync("form choices", "Question");
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{address} scrolls sideways at {width}");
            if (address != "/plain") await Expect(page.Locator("#text")).ToBeInViewportAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Talk to the team" }).First).ToBeInViewportAsync();
        }
    }

    [RequiresFact(Tools.Chromium)]
    public async Task ControlsAreLargeEnoughAndThePhoneDoesNotZoomIn()
    {
        var page = await browser.PageAsync(new() { ViewportSize = new() { Width = 320, Height = 640 }, HasTouch = true, IsMobile = true });
        await ChatPage.OpenAsync(page, Address);
        foreach (var control in await page.Locator("button:visible, summary:visible, textarea:visible").AllAsync())
        {
            var box = (await control.BoundingBoxAsync())!;
            Assert.True(box is { Width: >= 24, Height: >= 24 }, $"{await control.InnerTextAsync()} is {box.Width} by {box.Height}");
        }
        Assert.True(await page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('#text')).fontSize)") >= 16);
    }

    [RequiresFact(Tools.Chromium)]
    public async Task NothingMovesForWhoDoesNotWantIt()
    {
        var page = await browser.PageAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var chat = await ChatPage.OpenAsync(page, Address);
        await chat.AskAsync("hello", "You said hello");
        Assert.Equal(0, await page.EvaluateAsync<int>("document.getAnimations().filter(animation => animation.playState === 'running').length"));
    }

    private static async Task ExpectCleanAsync(IPage page)
    {
        await page.EvaluateAsync("Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => {})))");
        var result = await page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        Assert.True(result.Violations.Length == 0, string.Join("\n", result.Violations.Select(found => $"{found.Id}: {found.Help} – {string.Join(" | ", found.Nodes.Select(node => node.Html))}")));
    }
}
