using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Microneedling.Bot.EndToEnd.StockClients;

/// <summary>botframework-webchat, the full bundle, on a page of another origin.</summary>
[Collection(nameof(Scripted))]
public sealed class WebChatTests(Browser browser, ScriptedServer scripted)
{
    private const string Page = """
        <!doctype html><title>Web Chat</title><script src="/webchat.js"></script><div id="chat" role="main" style="height: 600px"></div>
        """;

    [RequiresFact(Tools.Chromium, Tools.Npm)]
    public async Task ItHoldsAConversation()
    {
        await using var site = await HostSite.StartAsync(new Dictionary<string, string>
        {
            ["/"] = Page,
            ["/webchat.js"] = await NpmFiles.ReadAsync("botframework-webchat", "4.18.1", "dist/webchat.js"),
        });
        using var made = await scripted.Server.Client(Server.Secret).PostAsync("/v3/directline/tokens/generate", null);
        var token = (string)(await made.Content.ReadFromJsonAsync<JsonNode>())!["token"]!;
        var page = await browser.PageAsync();
        await page.GotoAsync(site.Address);
        await page.EvaluateAsync("""
            ([domain, token]) => WebChat.renderWebChat({ directLine: WebChat.createDirectLine({ domain, token }), locale: 'en-GB' }, document.getElementById('chat'))
            """, new[] { scripted.Server.Address + "/v3/directline", token });

        var transcript = page.Locator(".webchat__basic-transcript");
        await Expect(transcript).ToContainTextAsync("Hello from the clinic");
        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Does it hurt?" }).ClickAsync();
        await Expect(transcript).ToContainTextAsync("Action article does-it-hurt");
        await page.GetByRole(AriaRole.Textbox).FillAsync("hello");
        await page.Keyboard.PressAsync("Enter");
        await Expect(transcript).ToContainTextAsync("You said hello");
        await Expect(page.GetByText("Send failed")).ToHaveCountAsync(0);
        await Expect(page.GetByText("Sending", new() { Exact = true })).ToHaveCountAsync(0);
    }
}
