using Microsoft.Playwright;

namespace Microneedling.Bot.EndToEnd;

/// <summary>The chat as a visitor sees and uses it, full page or in a frame.</summary>
internal sealed class ChatPage(ILocator root)
{
    public ChatPage(IPage page) : this(page.Locator("body"))
    {
    }

    public ILocator Root => root;

    public ILocator Messages => root.Locator("#messages > li");

    public ILocator Answers => root.Locator("#messages > li.bot .bubble");

    public ILocator Mine => root.Locator("#messages > li.me .bubble");

    public ILocator Text => root.Locator("#text");

    public ILocator Notice => root.Locator("#notice");

    public ILocator Button(string title) => root.GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).Last;

    public static async Task<ChatPage> OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        var chat = new ChatPage(page);
        await Assertions.Expect(chat.Answers.First).ToBeVisibleAsync();
        return chat;
    }

    public async Task SayAsync(string text)
    {
        await Text.FillAsync(text);
        await Text.PressAsync("Enter");
    }

    /// <summary>Says it and waits for an answer that contains something.</summary>
    public async Task AskAsync(string text, string answer)
    {
        await Answers.First.WaitForAsync(); // the greeting is no answer
        var before = await Answers.CountAsync();
        await SayAsync(text);
        await Assertions.Expect(Answers.Nth(before)).ToContainTextAsync(answer);
    }

    public async Task<IReadOnlyList<string>> AllAsync() => [.. (await root.Locator("#messages .bubble").AllInnerTextsAsync()).Select(text => text.Trim())];
}
