using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Microneedling.Bot.EndToEnd.Chat;

[Collection(nameof(Scripted))]
public sealed class ChatPageTests(Browser browser, ScriptedServer scripted)
{
    private string Address => scripted.Server.Address;

    [RequiresFact(Tools.Chromium)]
    public async Task LookingStoresNothingAndTheFirstMessageSetsOneCookie()
    {
        var context = await browser.VisitorAsync();
        var page = await context.NewPageAsync();
        var chat = await ChatPage.OpenAsync(page, Address);
        Assert.Empty(await context.CookiesAsync());
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));

        await chat.AskAsync("hello", "You said hello");
        var cookie = Assert.Single(await context.CookiesAsync());
        Assert.True(cookie.HttpOnly);
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
    }

    /// <summary>The page, then its script, style and picture side by side, and the stream: the first message waits for two round trips.</summary>
    [RequiresFact(Tools.Chromium)]
    public async Task TheFirstMessageNeedsThePageItsScriptAndItsStyleAndNothingElse()
    {
        var page = await browser.PageAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add($"{request.Method} {Regex.Replace(new Uri(request.Url).AbsolutePath, "^/assets/[0-9a-f]+", "")}");
        await ChatPage.OpenAsync(page, Address);
        Assert.Equal(["GET /", "GET /chat.js", "GET /chat/chat.css", "GET /mark.svg"], asked.Distinct().Order());
    }

    [RequiresFact(Tools.Chromium)]
    public async Task WhatGoesWithNothingElseTakesTheOthersBack()
    {
        var chat = await OpenAsync();
        await chat.AskAsync("form choices", "Question");
        await chat.Root.GetByLabel("Scars").CheckAsync();
        await chat.Root.GetByLabel("Pores").CheckAsync();
        await chat.Root.GetByLabel("None of these").CheckAsync();
        await Expect(chat.Root.GetByLabel("Scars")).Not.ToBeCheckedAsync();
        await Expect(chat.Root.GetByLabel("Pores")).Not.ToBeCheckedAsync();
        await chat.Root.GetByLabel("Lines").CheckAsync();
        await Expect(chat.Root.GetByLabel("None of these")).Not.ToBeCheckedAsync();
        await chat.Button("Continue").ClickAsync();
        await Expect(chat.Answers.Last).ToHaveTextAsync("You said Lines");
    }

    [RequiresFact(Tools.Chromium)]
    public async Task NothingIsAskedOfAnotherOrigin()
    {
        var page = await browser.PageAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        var chat = await ChatPage.OpenAsync(page, Address);
        await chat.AskAsync("hello", "You said hello");
        Assert.All(asked, url => Assert.StartsWith(Address, url));
    }

    [RequiresFact(Tools.Chromium)]
    public async Task TheBrowserFindsNoFaultWithPageOrPolicy()
    {
        var page = await browser.PageAsync();
        var faults = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") faults.Add(message.Text); };
        page.PageError += (_, fault) => faults.Add(fault);
        var chat = await ChatPage.OpenAsync(page, Address);
        await chat.AskAsync("form choices", "Question");
        await chat.AskAsync("urgent", "112");
        Assert.Empty(faults);
    }

    [RequiresFact(Tools.Chromium)]
    public async Task AQuickReplyLandsByItsActionAndIsGoneAfterwards()
    {
        var chat = await OpenAsync();
        await chat.Button("Does it hurt?").ClickAsync();
        await Expect(chat.Answers.Nth(1)).ToHaveTextAsync("Action article does-it-hurt");
        await Expect(chat.Mine.First).ToHaveTextAsync("Does it hurt?");
        await Expect(chat.Button("Does it hurt?")).ToHaveCountAsync(0);
    }

    [RequiresFact(Tools.Chromium)]
    public async Task EachNewMessageIsAnnouncedOnceAndHistoryNever()
    {
        var page = await browser.PageAsync();
        var chat = await ChatPage.OpenAsync(page, Address);
        await chat.AskAsync("one", "You said one");
        await chat.AskAsync("urgent", "112");
        await Expect(page.Locator("#polite > p")).ToHaveTextAsync(["Assistant said: You said one"]);
        await Expect(page.Locator("#urgent > p")).ToHaveCountAsync(1);

        await page.ReloadAsync();
        await Expect(chat.Answers).ToHaveCountAsync(3);
        await Expect(page.Locator("#polite > p, #urgent > p")).ToHaveCountAsync(0);
        await Expect(page.Locator("#transcript")).Not.ToHaveAttributeAsync("aria-live", "polite");
    }

    [RequiresFact(Tools.Chromium)]
    public async Task EverythingCanBeDoneWithTheKeyboard()
    {
        var page = await browser.PageAsync();
        var chat = await ChatPage.OpenAsync(page, Address);
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Talk to the team" }).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(chat.Answers.Nth(1)).ToHaveTextAsync("Action talk-to-team");
        await Expect(chat.Text).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("line one");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Keyboard.TypeAsync("line two");
        await page.Keyboard.PressAsync("Enter");
        await Expect(chat.Mine.Nth(1)).ToHaveTextAsync("line one\nline two");
        await Expect(chat.Text).ToBeFocusedAsync();
    }

    [RequiresTheory(Tools.Chromium)]
    [InlineData("email", "email"), InlineData("tel", "tel"), InlineData("number", "decimal"), InlineData("quantity", "decimal"), InlineData("url", "url")]
    public async Task AFieldBringsTheKeyboardItNeeds(string kind, string keyboard)
    {
        var chat = await OpenAsync();
        await chat.AskAsync($"form {kind}", "Question");
        await Expect(chat.Text).ToHaveAttributeAsync("inputmode", keyboard);
        await Expect(chat.Root.GetByRole(AriaRole.Progressbar)).ToHaveAttributeAsync("aria-valuetext", "Question 3 of about 9");
        await chat.AskAsync("my answer", "You said my answer");
        await Expect(chat.Text).Not.ToHaveAttributeAsync("inputmode", keyboard);
    }

    [RequiresFact(Tools.Chromium)]
    public async Task SeveralChoicesAreTickedAndSentAsOneAnswer()
    {
        var chat = await OpenAsync();
        await chat.AskAsync("form choices", "Question");
        await chat.Button("Continue").ClickAsync();
        await Expect(chat.Mine).ToHaveCountAsync(1);
        await chat.Root.GetByLabel("Scars").CheckAsync();
        await chat.Root.GetByLabel("Lines").CheckAsync();
        await chat.Button("Continue").ClickAsync();
        await Expect(chat.Answers.Last).ToHaveTextAsync("You said Scars; Lines");
    }

    [RequiresFact(Tools.Chromium)]
    public async Task ADateIsPicked()
    {
        var chat = await OpenAsync();
        await chat.AskAsync("form date", "Question");
        await chat.Root.Locator("input[type=date]").FillAsync("1988-03-14");
        await chat.Button("Use this").ClickAsync();
        await Expect(chat.Answers.Last).ToHaveTextAsync("You said 1988-03-14");
    }

    [RequiresFact(Tools.Chromium)]
    public async Task EveryLineOfAReviewCanBeOpenedAgain()
    {
        var chat = await OpenAsync();
        await chat.AskAsync("form review", "Question");
        await chat.Root.GetByText("Change an answer").ClickAsync();
        await chat.Button("Pores").ClickAsync();
        await Expect(chat.Answers.Last).ToHaveTextAsync("You said change Pores");
    }

    [RequiresTheory(Tools.Chromium), InlineData("choice", "Pores"), InlineData("boolean", "Yes")]
    public async Task AChoiceIsAButton(string kind, string title)
    {
        var chat = await OpenAsync();
        await chat.AskAsync($"form {kind}", "Question");
        await chat.Button(title).ClickAsync();
        await Expect(chat.Answers.Last).ToHaveTextAsync($"You said {title}");
    }

    [RequiresFact(Tools.Chromium)]
    public async Task WhoReadsFurtherUpIsNotMovedAndToldOfNewMessages()
    {
        var context = await browser.VisitorAsync();
        var page = await context.NewPageAsync();
        var chat = await ChatPage.OpenAsync(page, Address);
        await chat.AskAsync("long", "Paragraph 60");
        await page.EvaluateAsync("document.querySelector('#transcript').scrollTo({ top: 0, behavior: 'instant' })");
        var other = await ChatPage.OpenAsync(await context.NewPageAsync(), Address);
        await other.AskAsync("hello", "You said hello");
        await Expect(chat.Button("New message")).ToBeVisibleAsync();
    }

    [RequiresFact(Tools.Chromium)]
    public async Task ANewConversationTakesTwoPresses()
    {
        var page = await browser.PageAsync();
        var chat = await ChatPage.OpenAsync(page, Address);
        await chat.AskAsync("old", "You said old");
        await page.GetByLabel("More").ClickAsync();
        await page.Locator("#restart").ClickAsync();
        await Expect(chat.Mine).ToHaveCountAsync(1);
        await page.Locator("#restart").ClickAsync();
        await Expect(chat.Mine).ToHaveCountAsync(0);
        await Expect(chat.Answers).ToHaveCountAsync(1);
        await page.ReloadAsync();
        await Expect(chat.Answers).ToHaveCountAsync(1);
        await Expect(chat.Mine).ToHaveCountAsync(0);
    }

    private async Task<ChatPage> OpenAsync() => await ChatPage.OpenAsync(await browser.PageAsync(), Address);
}
