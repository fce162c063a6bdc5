using System.Globalization;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.EndToEnd.Storage;
using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests;
using Microneedling.Bot.Tests.Handoff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Microneedling.Bot.EndToEnd.Staff.Day;

/// <summary>
/// A clinic with the real content, its mail server and the receiver of its webhook. It opens on a Monday at ten; the
/// Tuesday after is a holiday.
/// </summary>
internal sealed class DayClinic : IAsyncDisposable
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private readonly TestFolder folder = new();
    private readonly LateClock clock = new();
    private Server server = null!;

    public MailServer Mail { get; } = new();

    public HookReceiver Hook { get; private set; } = null!;

    public string Address => server.Address;

    public Uri Uri => new(server.Address);

    public DateTime Monday { get; private set; }

    public static async Task<DayClinic> OpenAsync()
    {
        var clinic = new DayClinic();
        var today = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), London).Date;
        clinic.Monday = today.AddDays(7 - ((int)today.DayOfWeek + 6) % 7); // the next one, never today
        clinic.MoveTo(day: 0, "10:00");
        clinic.WriteContent();
        clinic.Hook = await HookReceiver.StartAsync();
        clinic.server = await Server.StartAsync(new Server(
            ("Knowledge:Path", clinic.folder.File("knowledge")), ("DirectLine:Secret", Visitor.Secret), ("DirectLine:TokenLifetime", "1.00:00:00"),
            ("Handoff:PublicUrl", "https://assistant.clinic.example"), ("Handoff:Webhook:Url", clinic.Hook.Url), ("Handoff:Webhook:Secret", HookReceiver.Secret),
            ("Handoff:Email:Host", "127.0.0.1"), ("Handoff:Email:Port", $"{clinic.Mail.Port}"), ("Handoff:Email:StartTls", "false"),
            ("Handoff:Email:From", "assistant@clinic.example"), ("Handoff:Email:To:0", "desk@clinic.example")) { Clock = clinic.clock });
        return clinic;
    }

    /// <summary>Moves the clock of the clinic on to a time of a day, counted from Monday.</summary>
    public void MoveTo(int day, string time)
    {
        var wall = Monday.AddDays(day) + TimeSpan.Parse(time, CultureInfo.InvariantCulture);
        clock.Late = new DateTimeOffset(wall, London.GetUtcOffset(wall)) - TimeProvider.System.GetUtcNow();
    }

    public void Advance(TimeSpan by) => clock.Late += by;

    public async Task<T> InAsync<TService, T>(Func<TService, Task<T>> use) where TService : notnull
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<IReadOnlyList<Transcript.Line>> TranscriptAsync(string chatId) =>
        InAsync<Transcript, IReadOnlyList<Transcript.Line>>(transcript => transcript.ReadAsync(chatId, 0, CancellationToken.None));

    /// <summary>The conversation in which somebody said just that.</summary>
    public async Task<string> ConversationOfAsync(string words)
    {
        foreach (var id in await InAsync<ClinicDb, List<string>>(db => db.Set<Conversation.Chat>().Select(chat => chat.Id).ToListAsync()))
            if ((await TranscriptAsync(id)).Any(line => line.Speaker == Speaker.Visitor && line.Text == words)) return id;
        throw new InvalidOperationException($"Nobody said “{words}”.");
    }

    /// <summary>The keys of everything that was put into the outbox for a channel.</summary>
    public Task<List<string>> NoticesAsync(string channel) =>
        InAsync<ClinicDb, List<string>>(async db => [.. (await db.Set<OutboxMessage>().Where(message => message.Channel == channel).Select(message => message.Id).ToListAsync()).Select(id => id.ToString())]);

    /// <summary>Both receivers have all that there is to know.</summary>
    public async Task<bool> HasToldAllAsync() =>
        (await NoticesAsync("email")).ToHashSet().SetEquals(Mail.Keys) && (await NoticesAsync("webhook")).ToHashSet().SetEquals(Hook.Taken.Select(call => call.Key));

    public Task<List<Case>> CasesAsync() => InAsync<ClinicDb, List<Case>>(db => db.Set<Case>().AsNoTracking().ToListAsync());

    /// <summary>Someone comes to work: a browser with the inbox open.</summary>
    public async Task<DayStaff> ArriveAsync(Browser browser, string name, string role)
    {
        var email = $"{name.ToLowerInvariant()}@clinic.example";
        var code = await InAsync<Invitations, string>(invitations => invitations.InviteAsync(email, role, Actor.Console, CancellationToken.None));
        var page = await browser.PageAsync();
        await page.GotoAsync($"{Address}/staff/set-up?code={code}");
        await page.GetByLabel("Your name").FillAsync(name);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(DayStaff.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make my account" }).ClickAsync();
        var staff = new DayStaff(page, Address, email);
        await Expect(staff.Inbox).ToBeVisibleAsync();
        return staff;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await Hook.DisposeAsync();
        await Mail.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>The clinic's own content, with a holiday on the Tuesday.</summary>
    private void WriteContent()
    {
        folder.CopyIn(Path.Combine(AppContext.BaseDirectory, "knowledge"), "knowledge");
        var facts = Path.Combine(folder.File("knowledge"), "clinic.yaml");
        File.WriteAllText(facts, File.ReadAllText(facts).Replace("holidays:\n", $"holidays:\n  \"{Monday.AddDays(1):yyyy-MM-dd}\": \"closed\"\n", StringComparison.Ordinal));
    }
}

/// <summary>A staff member at work in a browser.</summary>
internal sealed class DayStaff(IPage page, string address, string email)
{
    public const string Password = "a long calm sentence";

    public IPage Page => page;

    public ILocator Inbox => page.GetByRole(AriaRole.Heading, new() { Name = "Inbox" });

    public ILocator Said => page.Locator("#said");

    public ILocator Fault => page.Locator(".tell-fault");

    public ILocator Text => page.GetByLabel("Reply to the visitor");

    public ILocator Named(string visitor) => page.GetByRole(AriaRole.Link, new() { Name = visitor });

    /// <summary>After hours without a click the session has ended: signs in again.</summary>
    public async Task ReturnAsync()
    {
        await page.GotoAsync(address + "/staff");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Expect(Inbox).ToBeVisibleAsync();
    }

    public async Task GoToInboxAsync()
    {
        await page.GotoAsync(address + "/staff");
        await Expect(Inbox).ToBeVisibleAsync();
    }

    /// <summary>From the inbox, where the case appears by itself, to the case.</summary>
    public async Task OpenAsync(string visitor)
    {
        await Named(visitor).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = visitor })).ToBeVisibleAsync();
    }

    public Task WriteAsync(string text) => Text.FillAsync(text);

    public Task SendAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();

    /// <summary>Says it to the visitor and sees it in the conversation.</summary>
    public async Task ReplyAsync(string text)
    {
        await WriteAsync(text);
        await SendAsync();
        await Expect(Said).ToContainTextAsync(text);
    }

    public Task PressAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
}
