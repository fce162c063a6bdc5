using Microsoft.Playwright;

namespace Microneedling.Bot.EndToEnd.Journeys;

/// <summary>One of the two ways in which a visitor can have the conversation.</summary>
public interface ISurface
{
    Task OpenAsync(string address);

    Task AskAsync(string text);

    Task PressAsync(string title);

    /// <summary>The newest answer; waits until the newest message of all is one.</summary>
    Task<ILocator> AnswerAsync();

    /// <summary>Everything that the visitor said.</summary>
    ILocator Said { get; }

    /// <summary>Everything that the visitor was told.</summary>
    ILocator Answers { get; }
}

internal static class Surfaces
{
    public static ISurface Of(string kind, IPage page) => kind == "widget" ? new WidgetSurface(page) : new PlainSurface(page);
}

internal sealed class WidgetSurface(IPage page) : ISurface
{
    private readonly ChatPage chat = new(page);

    public ILocator Said => chat.Mine;

    public ILocator Answers => chat.Answers;

    public async Task OpenAsync(string address)
    {
        await page.GotoAsync(address);
        await chat.Answers.First.WaitForAsync();
    }

    public async Task AskAsync(string text)
    {
        var before = await chat.Mine.CountAsync();
        await chat.SayAsync(text);
        await chat.Mine.Nth(before).WaitForAsync();
    }

    public async Task PressAsync(string title)
    {
        var before = await chat.Mine.CountAsync();
        await chat.Button(title).ClickAsync();
        await chat.Mine.Nth(before).WaitForAsync();
    }

    public async Task<ILocator> AnswerAsync()
    {
        await Assertions.Expect(chat.Messages.Last).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("bot|staff"));
        return chat.Messages.Last;
    }
}

internal sealed class PlainSurface(IPage page) : ISurface
{
    public ILocator Said => page.Locator("li.visitor");

    public ILocator Answers => page.Locator("li.assistant, li.staff");

    public Task OpenAsync(string address) => page.GotoAsync(address + "/plain");

    public async Task AskAsync(string text)
    {
        await page.Locator("#text").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
    }

    public Task PressAsync(string title) => page.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).Last.ClickAsync();

    public Task<ILocator> AnswerAsync() => Task.FromResult(Answers.Last);
}
