using Microneedling.Bot.EndToEnd.Storage;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Microneedling.Bot.EndToEnd.Staff.Day;

/// <summary>Somebody who comes to the clinic's website, and remembers what they said there.</summary>
internal abstract class DayVisitor(string name)
{
    private readonly List<string> said = [];

    public string Name => name;

    public IReadOnlyList<string> Said => said;

    public async Task SayAsync(string text)
    {
        said.Add(text);
        await SendAsync(text);
    }

    /// <summary>Says it, and waits until the newest thing told contains something.</summary>
    public async Task AskAsync(string text, string answer)
    {
        await SayAsync(text);
        await HearAsync(answer);
    }

    /// <summary>Goes through the whole request for a person.</summary>
    /// <param name="promise">What is to be promised at the end.</param>
    public async Task AskForPersonAsync(string promise)
    {
        await AskAsync("Can I talk to a real person please", "What’s your name?");
        await AskAsync(name, "how can they reach you");
        await AskAsync("07700 900123", "Your reference is");
        await HearAsync(promise);
    }

    /// <summary>The id of the conversation, found by the clinic.</summary>
    public abstract ValueTask<string> ConversationIdAsync(DayClinic clinic);

    /// <summary>Waits until the newest thing told contains something.</summary>
    public abstract Task HearAsync(string words);

    /// <summary>The newest thing told.</summary>
    public abstract Task<string> LastAsync();

    protected abstract Task SendAsync(string text);
}

/// <summary>Through Direct Line.</summary>
internal sealed class LineVisitor(string name, Visitor line, Uri clinic) : DayVisitor(name)
{
    private int sent;

    public static async Task<DayVisitor> ArriveAsync(DayClinic clinic, string name) => new LineVisitor(name, await Visitor.ArriveAsync(clinic.Uri), clinic.Uri);

    public override ValueTask<string> ConversationIdAsync(DayClinic clinic) => new(line.ConversationId);

    public override async Task HearAsync(string words)
    {
        var last = "";
        await Until.TrueAsync(async () =>
        {
            last = await LastAsync();
            return last.Contains(words, StringComparison.Ordinal);
        }, () => $"{Name} hears “{words}”; the last was “{last}”");
    }

    protected override async Task SendAsync(string text) => Assert.True(await line.TrySayAsync(clinic, text, $"{++sent}"), $"{Name} was not heard");

    public override async Task<string> LastAsync() =>
        (await line.ReadAsync(clinic)).Where(activity => (string?)activity["type"] == "message").Select(activity => (string?)activity["text"] ?? "").Last();
}

/// <summary>With the chat page, in a browser.</summary>
internal sealed class BrowserVisitor(string name, ChatPage chat) : DayVisitor(name)
{
    public static async Task<DayVisitor> ArriveAsync(DayClinic clinic, Browser browser, string name) =>
        new BrowserVisitor(name, await ChatPage.OpenAsync(await browser.PageAsync(), clinic.Address));

    public ChatPage Chat => chat;

    public override async ValueTask<string> ConversationIdAsync(DayClinic clinic) => await clinic.ConversationOfAsync(Name);

    public override Task HearAsync(string words) => Expect(chat.Root.Locator("#messages > li").Last).ToContainTextAsync(words);

    public override Task<string> LastAsync() => chat.Root.Locator("#messages > li").Last.InnerTextAsync();

    protected override async Task SendAsync(string text)
    {
        var before = await chat.Mine.CountAsync();
        await chat.SayAsync(text);
        await chat.Mine.Nth(before).WaitForAsync();
    }
}
