using System.Text.RegularExpressions;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.EndToEnd.Journeys;
using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Intake;
using static Microsoft.Playwright.Assertions;

namespace Microneedling.Bot.EndToEnd.Staff.Day;

/// <summary>
/// A day in a clinic: twenty visitors, three staff in three browsers, replies that clash, a mail server that fails and
/// comes back, a chat that its owner ignores, an evening before a holiday, and the morning after it.
/// </summary>
[Collection(nameof(Clinic))]
public sealed partial class ClinicDayTests(Browser browser) : IAsyncLifetime
{
    private const string Note = "private-note-canary-8842", Soon = "within 30 minutes";
    private readonly Dictionary<string, DayVisitor> visitors = [];
    private DayClinic clinic = null!;
    private DayStaff ada = null!, ben = null!, rita = null!;

    public async Task InitializeAsync()
    {
        if (Tools.ChromiumPath is not null) clinic = await DayClinic.OpenAsync();
    }

    public Task DisposeAsync() => clinic is null ? Task.CompletedTask : clinic.DisposeAsync().AsTask();

    [RequiresFact(Tools.Chromium)]
    public async Task NothingIsLostAndNobodyIsLeftWithoutAnAnswerOrATime()
    {
        await StaffArriveAsync();
        await VisitorsAskAsync();
        await VisitorsWantPeopleAsync();
        await RepliesClashAsync();
        await TakeoverAsync();
        await MailFailsAndComesBackAsync();
        await AnIgnoredChatGoesBackAsync();
        await EveningBeforeAHolidayAsync();
        await MorningAfterAsync();

        Assert.Equal(20, visitors.Count);
        foreach (var visitor in visitors.Values) await NothingIsLostAsync(visitor);
        await EveryCaseIsAnsweredOrPromisedAsync();
        await EveryNoticeIsToldOnceAsync();
        Assert.Null((await clinic.InAsync<AuditChain, AuditVerdict>(async chain => { await chain.ExtendAsync(); return await chain.VerifyAsync(); })).BrokenAt);
    }

    private async Task StaffArriveAsync()
    {
        ada = await clinic.ArriveAsync(browser, "Ada", "admin");
        ben = await clinic.ArriveAsync(browser, "Ben", "clinician");
        rita = await clinic.ArriveAsync(browser, "Rita", "reception");
    }

    private async Task VisitorsAskAsync()
    {
        string[] questions = ["does it hurt?", "how long does it take to heal?", "can I wear makeup the next day?", "what is microneedling?", "I am 20 weeks pregnant, may I?", "blorb frunk zzyzx"];
        await Task.WhenAll(questions.Select(async (question, number) => await (await ArriveAsync($"Asks {number}")).SayAsync(question)));
    }

    private async Task VisitorsWantPeopleAsync()
    {
        await ArriveInBrowserAsync("Vera Window");
        await Task.WhenAll(new[] { "Nora", "Omar", "Pia", "Quinn", "Rosa" }.Select(async name => await (await ArriveAsync($"{name} Line")).AskForPersonAsync(Soon))
            .Append(visitors["Vera Window"].AskForPersonAsync(Soon)).Append(UrgentAsync()).Append(PreConsultationAsync()));
        await Expect(rita.Page.Locator(".case")).ToHaveCountAsync(8); // nobody reloaded
        await Expect(rita.Page.Locator(".case").First).ToContainTextAsync("Urgent");
        await Until.TrueAsync(clinic.HasToldAllAsync, "both receivers know of the morning's cases");
    }

    private async Task UrgentAsync()
    {
        var visitor = await ArriveAsync("Ulla Line");
        await visitor.SayAsync("my throat is swelling and I can't breathe");
        await visitor.AskAsync("Ask the team to call me", "your name");
        await visitor.AskAsync("Ulla Line", "how can they reach you");
        await visitor.AskAsync("07700 900124", "Your reference is");
    }

    private async Task PreConsultationAsync()
    {
        var visitor = await ArriveAsync("Sam Example");
        await visitor.AskAsync("Start pre-consultation", "Do you agree");
        await visitor.SayAsync("I agree");
        for (var question = await visitor.LastAsync(); !question.Contains("That is everything", StringComparison.Ordinal); question = await visitor.LastAsync())
        {
            Assert.True(visitor.Said.Count < 40, "The questionnaire does not end.");
            await visitor.SayAsync(IntakeAnswers.To(question));
        }
        await visitor.SayAsync("Send to the team");
    }

    /// <summary>Rita's page has missed what Ben said; then Ada and Ben press Send in the same moment.</summary>
    private async Task RepliesClashAsync()
    {
        await rita.Page.RouteAsync("**/staff/live*", _ => { }); // the line is open and silent
        await Task.WhenAll(ben.OpenAsync("Vera Window"), rita.OpenAsync("Vera Window"));
        await rita.WriteAsync("Hello Vera, Rita here.");
        await ben.ReplyAsync("Hello Vera, Ben here.");
        await visitors["Vera Window"].HearAsync("Hello Vera, Ben here.");
        await rita.SendAsync();
        await Expect(rita.Fault).ToContainTextAsync("someone answered meanwhile");
        await Expect(rita.Text).ToHaveValueAsync("Hello Vera, Rita here.");
        await rita.Page.UnrouteAllAsync();
        await rita.GoToInboxAsync();

        await ben.GoToInboxAsync();
        await Task.WhenAll(ada.OpenAsync("Omar Line"), ben.OpenAsync("Omar Line"));
        await Task.WhenAll(ada.WriteAsync("Hello from one of us"), ben.WriteAsync("Hello from one of us"));
        await Task.WhenAll(ada.SendAsync(), ben.SendAsync());
        await visitors["Omar Line"].HearAsync("Hello from one of us");
        await Until.TrueAsync(async () => await ada.Fault.CountAsync() + await ben.Fault.CountAsync() == 1, "one of the two is told that it was not sent");
        var lines = await TranscriptAsync(visitors["Omar Line"]);
        Assert.Single(lines, line => line.Speaker == Speaker.Staff);
    }

    private async Task TakeoverAsync()
    {
        var vera = (BrowserVisitor)visitors["Vera Window"];
        await ben.GoToInboxAsync();
        await ben.OpenAsync("Vera Window");
        await ben.Page.GetByLabel("Add a note").FillAsync(Note);
        await ben.PressAsync("Add note");
        await Expect(ben.Page.Locator("#notes")).ToContainTextAsync(Note);
        await vera.SayAsync("how much does it cost?");
        await Expect(ben.Said).ToContainTextAsync("how much does it cost?");
        await ben.ReplyAsync("I will look up the price for you.");
        await vera.HearAsync("I will look up the price for you.");
        await ben.PressAsync("Hand back");
        await vera.HearAsync("has left the chat");
        await vera.SayAsync("does it hurt?"); // the assistant speaks again
        await Expect(vera.Chat.Messages.Last).ToHaveClassAsync(new Regex("bot"));
    }

    private async Task MailFailsAndComesBackAsync()
    {
        (clinic.Mail.IsAway, clinic.Hook.IsAway) = (true, true);
        await ada.GoToInboxAsync();
        await ArriveInBrowserAsync("Wanda Window");
        await Task.WhenAll((await ArriveAsync("Tess Line")).AskForPersonAsync(Soon), visitors["Wanda Window"].AskForPersonAsync(Soon));
        await Expect(ada.Page.Locator("#faults")).ToContainTextAsync("Notices by email are not getting through");
        await Expect(ada.Page.Locator("#faults")).ToContainTextAsync("Notices by webhook are not getting through");
        using (var http = new HttpClient())
            Assert.Contains("Notices by email are not getting through", await http.GetStringAsync(new Uri(clinic.Uri, "/health/ready")));
        Assert.True(clinic.Mail.TurnedAway > 0);

        // Both are back, and the first time neither says what it took: it is told again, under the same key.
        (clinic.Mail.LosesNextAnswer, clinic.Hook.BreaksOnce) = (true, true);
        (clinic.Mail.IsAway, clinic.Hook.IsAway) = (false, false);
        clinic.Advance(TimeSpan.FromMinutes(3));
        await Until.TrueAsync(clinic.HasToldAllAsync, "both receivers know of the cases of their absence");
        clinic.Advance(TimeSpan.FromMinutes(3));
        await Expect(ada.Page.Locator("#faults .tell-fault")).ToHaveCountAsync(0);
    }

    private async Task AnIgnoredChatGoesBackAsync()
    {
        var nora = visitors["Nora Line"];
        await ada.OpenAsync("Nora Line");
        await ada.ReplyAsync("One moment please.");
        await nora.SayAsync("are you still there");
        clinic.Advance(TimeSpan.FromMinutes(11));
        await nora.HearAsync("Your request is back with the whole team");
        await nora.HearAsync(Soon);
        await rita.OpenAsync("Nora Line");
        await Expect(rita.Page.Locator("#assignee")).ToHaveValueAsync("");
        await rita.ReplyAsync("Sorry to keep you waiting, Rita here.");
        await nora.HearAsync("Rita here.");
        await rita.PressAsync("Hand back");
        await nora.HearAsync("has left the chat");
    }

    private async Task EveningBeforeAHolidayAsync()
    {
        clinic.MoveTo(day: 0, "18:30");
        var wednesday = $"the team is back on {clinic.Monday.AddDays(2):dddd d MMMM} at 9:00";
        await ArriveInBrowserAsync("Yara Window");
        await Task.WhenAll((await ArriveAsync("Late Line")).AskForPersonAsync(wednesday), (await ArriveAsync("Later Line")).AskForPersonAsync(wednesday),
            visitors["Yara Window"].AskForPersonAsync(wednesday));
        await (await ArriveAsync("Asks at night")).SayAsync("can I go swimming afterwards?");
    }

    /// <summary>The morning after the holiday: everybody who waits is answered, but for one who has a promise still.</summary>
    private async Task MorningAfterAsync()
    {
        clinic.MoveTo(day: 2, "9:05");
        await Task.WhenAll(ada.ReturnAsync(), ben.ReturnAsync(), rita.ReturnAsync());
        await Task.WhenAll(
            AnswerAsync(ada, "Ulla Line", "Sam Example", "Yara Window"),
            AnswerAsync(ben, "Pia Line", "Quinn Line", "Rosa Line"),
            AnswerAsync(rita, "Tess Line", "Wanda Window", "Late Line"));
        await visitors["Yara Window"].HearAsync("Good morning");
        await Until.TrueAsync(clinic.HasToldAllAsync, "both receivers know who waited");
    }

    private static async Task AnswerAsync(DayStaff staff, params string[] names)
    {
        foreach (var name in names)
        {
            await staff.GoToInboxAsync();
            await staff.OpenAsync(name);
            await staff.ReplyAsync($"Good morning {name}.");
        }
    }

    /// <summary>What was said is there, all of it, once and in order, and after each word of the visitor's there is one of ours.</summary>
    private async Task NothingIsLostAsync(DayVisitor visitor)
    {
        var lines = await TranscriptAsync(visitor);
        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(line => line.Sequence));
        Assert.Equal(lines.Select(line => line.At).Order(), lines.Select(line => line.At));
        Assert.Equal(visitor.Said, lines.Where(line => line.Speaker == Speaker.Visitor).Select(line => line.Text));
        foreach (var said in lines.Where(line => line.Speaker == Speaker.Visitor))
            Assert.True(lines.Any(line => line.Sequence > said.Sequence && line.Speaker != Speaker.Visitor && line.Text.Length > 0), $"{visitor.Name} was not answered: {said.Text}");
        Assert.DoesNotContain(lines, line => line.Json.Contains(Note, StringComparison.Ordinal));
        AssistantKeptSilent(visitor, lines);
    }

    /// <summary>While a person had the chat, the assistant said no more than that they had joined.</summary>
    private static void AssistantKeptSilent(DayVisitor visitor, IReadOnlyList<Transcript.Line> lines)
    {
        var isOwned = false;
        foreach (var line in lines)
        {
            if (line.Json.Contains("\"handoff.status\"", StringComparison.Ordinal)) isOwned = line.Json.Contains("\"accepted\"", StringComparison.Ordinal);
            else if (isOwned && line.Speaker == Speaker.Assistant && line.Text.Length > 0)
                Assert.True(line.Text.Contains("has joined the chat", StringComparison.Ordinal), $"The assistant talked over a person to {visitor.Name}: {line.Text}");
        }
    }

    private async Task EveryCaseIsAnsweredOrPromisedAsync()
    {
        var cases = await clinic.CasesAsync();
        Assert.Equal(13, cases.Count);
        var waiting = Assert.Single(cases, row => row.AnsweredAt is null);
        Assert.Equal(await visitors["Later Line"].ConversationIdAsync(clinic), waiting.ChatId);
        Assert.Contains("the team is back on", (await TranscriptAsync(visitors["Later Line"]))[^1].Text + (await TranscriptAsync(visitors["Later Line"]))[^2].Text);
        Assert.Single(cases, row => row.Kind == CaseKind.Urgent && row.Level == FlagLevel.Urgent);
        Assert.Single(cases, row => row.Kind == CaseKind.Intake);
    }

    /// <summary>By its key each notice was taken once; only the one whose taking was not acknowledged came again.</summary>
    private async Task EveryNoticeIsToldOnceAsync()
    {
        foreach (var (channel, keys) in new[] { ("email", clinic.Mail.Keys), ("webhook", [.. clinic.Hook.Taken.Select(call => call.Key)]) })
        {
            Assert.Equal((await clinic.NoticesAsync(channel)).Order(), keys.Distinct().Order());
            Assert.Equal(2, Assert.Single(keys.GroupBy(key => key), key => key.Count() > 1).Count());
        }
        Assert.Equal(0, clinic.Hook.Forged);
        foreach (var told in clinic.Mail.Mails.Concat(clinic.Hook.Taken.Select(call => call.Body)))
        {
            Assert.DoesNotContain(Note, told);
            Assert.DoesNotMatch(Personal(), told);
        }
    }

    private async Task<DayVisitor> ArriveAsync(string name)
    {
        var visitor = await LineVisitor.ArriveAsync(clinic, name);
        lock (visitors) visitors.Add(name, visitor);
        return visitor;
    }

    private async Task ArriveInBrowserAsync(string name) => visitors.Add(name, await BrowserVisitor.ArriveAsync(clinic, browser, name));

    private async Task<IReadOnlyList<Transcript.Line>> TranscriptAsync(DayVisitor visitor) => await clinic.TranscriptAsync(await visitor.ConversationIdAsync(clinic));

    /// <summary>A name, a number or a word of anybody's.</summary>
    [GeneratedRegex("Line|Window|Ulla|Sam|07700|swelling|acne")]
    private static partial Regex Personal();
}
