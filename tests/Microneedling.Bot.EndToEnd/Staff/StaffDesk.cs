using Microneedling.Bot.Handoff.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Microneedling.Bot.EndToEnd.Staff;

/// <summary>Staff in their browsers, and whoever waits for them.</summary>
internal static class StaffDesk
{
    /// <summary>A page in which someone has just made an account from an invitation: the inbox.</summary>
    public static async Task<IPage> SignedInAsync(this Browser browser, Server server, string name, string role, BrowserNewContextOptions? options = null)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var code = await scope.ServiceProvider.GetRequiredService<Invitations>().InviteAsync($"{name}-{Guid.NewGuid():N}@example.com", role, Actor.Console, default);
        var page = await browser.PageAsync(options);
        await page.GotoAsync($"{server.Address}/staff/set-up?code={code}");
        await page.GetByLabel("Your name").FillAsync(name);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("a long calm sentence");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make my account" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Inbox" })).ToBeVisibleAsync();
        return page;
    }

    /// <summary>A visitor who has just asked for a person and told the name: the case is in the inbox.</summary>
    public static async Task<ChatPage> WantsPersonAsync(this Browser browser, Server server, string name)
    {
        var visitor = await ChatPage.OpenAsync(await browser.PageAsync(), server.Address);
        await visitor.AskAsync("Can I talk to a real person please", "What’s your name?");
        await visitor.AskAsync(name, "how can they reach you");
        return visitor;
    }
}
