using Microneedling.Bot.Handoff;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Tests.Handoff;

public sealed class CaseTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task ReadByHeartACaseIsWhatTheContextReads(StorageProvider provider)
    {
        await using var desk = await Desk.StartAsync(provider);
        foreach (var (chatId, full) in new[] { ("bare", false), ("full", true) })
        {
            await desk.SayAsync("hello", chatId: chatId);
            var row = new Case
            {
                Reference = CaseReference.Next(), ChatId = chatId, Kind = CaseKind.Urgent, OpenedAt = desk.Clock.GetUtcNow(), OpenedSequence = 3,
                ContactSealed = [1, 2], BodySealed = [3], Level = full ? FlagLevel.Urgent : null, IntakeId = full ? "intake" : null,
            };
            if (full)
            {
                row.Answered(desk.Clock.GetUtcNow());
                row.Wait(desk.Clock.GetUtcNow().AddTicks(1));
                (row.AlarmedAt, row.AssigneeId, row.Labels) = (desk.Clock.GetUtcNow().AddTicks(2), desk.Mia.Id, "one\ntwo");
                row.MoveTo(CaseStatus.InReview, desk.Clock.GetUtcNow().AddTicks(3));
            }
            await desk.InAsync<ClinicDb, int>(db =>
            {
                db.Add(row);
                return db.SaveChangesAsync();
            });
            var stored = await desk.CaseAsync(row.Reference);
            Assert.Equivalent(stored, await desk.InAsync<Cases, Case?>(cases => cases.OpenOfAsync(chatId, default).AsTask()), strict: true);
            Assert.Equivalent(stored, await desk.InAsync<Cases, Case?>(cases => cases.StillOpenAsync(row.Reference, default).AsTask()), strict: true);
        }
    }

    [Fact]
    public async Task ASentIntakeOpensOneCaseHoweverOftenItIsSent()
    {
        await using var desk = await Desk.StartAsync();
        var first = await desk.SendIntakeAsync();
        var again = await desk.AskAsync("send intake-1");
        Assert.Contains(first, again[0]);
        Assert.Equal(1, await desk.InAsync<ClinicDb, int>(db => db.Set<Case>().CountAsync()));
        Assert.Equal(FlagLevel.ClinicianReview, (await desk.CaseAsync(first)).Level);
    }

    [Fact]
    public async Task TheRequestForAPersonAndTheIntakeOfOneChatAreOneCase()
    {
        await using var desk = await Desk.StartAsync();
        var asked = await desk.AskForPersonAsync();
        var sent = await desk.SendIntakeAsync();
        Assert.Equal(asked, sent);
        var view = await desk.OpenAsync(sent, desk.Ben);
        Assert.Equal("Zoë Brontë", view.Contact.Name);
        Assert.Equal(CaseKind.Intake, view.Case.Kind);
    }

    [Fact]
    public async Task TheSummaryTellsFlagsFirstInTheClientsWordsAndLinksThem()
    {
        await using var desk = await Desk.StartAsync();
        var view = await desk.OpenAsync(await desk.SendIntakeAsync(), desk.Ben);
        var summary = view.Health!.Summary;
        Assert.StartsWith("Needs clinician review before booking", summary[0].Text);
        Assert.Contains("two months ago", summary[0].Text);
        Assert.Equal(1, summary[0].Sequence);
        Assert.Contains(summary, line => line.Text.Contains("Acne scars on both cheeks"));
        Assert.Contains(summary, line => line.Text.StartsWith("Not sure about"));
        Assert.Contains(summary, line => line.Text.StartsWith("Skipped"));
    }

    [Fact]
    public void TheSummaryNeverHasMoreThan120Words()
    {
        var flags = Enumerable.Range(0, 30).Select(i => new IntakeFlag($"f{i}", FlagLevel.ClinicianReview, "needs clinician review before booking", "a reason of several plain words", "source", [$"q{i}"])).ToList();
        var answers = Enumerable.Range(0, 30).Select(i => new IntakeAnswer($"q{i}", "", $"Question {i}?", string.Join(' ', Enumerable.Repeat("word", 40)), AnswerState.Answered, i)).ToList();
        var summary = CaseSummary.Build(new CaseBody(flags, answers), []);
        Assert.InRange(summary.Sum(line => line.Text.Split(' ').Length), 1, CaseSummary.MaxWords);
        Assert.Contains("more, below", summary[^1].Text);
    }

    [Fact]
    public void TheSummaryAsksWithoutTheHelpBehindTheQuestion()
    {
        var wish = new IntakeAnswer("goals", "", "What would you like help with? Pick all that fit.", "Pores", AnswerState.Answered, 3);
        var skipped = wish with { LinkId = "x", Question = "Do you smoke? You can skip this.", Answer = "", State = AnswerState.Skipped };
        var summary = CaseSummary.Build(new CaseBody([], [wish, skipped], Reason: "Trouble breathing. The emergency number was given."), []);
        Assert.Equal(["Urgent: Trouble breathing. The emergency number was given.", "What would you like help with: “Pores”", "Skipped: Do you smoke."], summary.Select(line => line.Text));
    }

    [Theory]
    [InlineData(CaseStatus.New, CaseStatus.Contacted, true)]
    [InlineData(CaseStatus.Booked, CaseStatus.Closed, true)]
    [InlineData(CaseStatus.Closed, CaseStatus.InReview, true)]
    [InlineData(CaseStatus.Closed, CaseStatus.Booked, false)]
    [InlineData(CaseStatus.InReview, CaseStatus.New, false)]
    [InlineData(CaseStatus.New, CaseStatus.New, false)]
    public void ACaseMovesOnlyWhereItMay(CaseStatus from, CaseStatus to, bool may) => Assert.Equal(may, from.MayBecome(to));

    [Fact]
    public async Task AChangeTellsWhoDidItAndWhen()
    {
        await using var desk = await Desk.StartAsync();
        var reference = await desk.SendIntakeAsync();
        desk.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(DeskOutcome.Done, await desk.InAsync<CaseDesk, DeskOutcome>(work => work.MoveAsync(reference, CaseStatus.Contacted, desk.Rita, default)));
        var line = (await desk.OpenAsync(reference, desk.Mia)).History.First(line => line.What == "changed the status");
        Assert.Equal(("Rita", "New → Contacted", desk.Clock.GetUtcNow()), (line.Who, line.Detail, line.At));
    }

    [Fact]
    public async Task ReceptionSeesWhomToReachButNothingOfTheirHealth()
    {
        await using var desk = await Desk.StartAsync();
        await desk.SayAsync("I am pregnant, may I?");
        var view = await desk.OpenAsync(await desk.SendIntakeAsync(), desk.Rita);
        Assert.Equal("Zoë Brontë", view.Contact.Name);
        Assert.Null(view.Health);
        Assert.DoesNotContain(view.Said, line => line.Text is not null);
    }

    [Theory]
    [InlineData("zoe", 1)]
    [InlineData("Bronte", 1)]
    [InlineData("brö", 1)]
    [InlineData("900456", 1)]
    [InlineData("07700 900456", 1)]
    [InlineData("0456", 1)]
    [InlineData("o", 0)]
    [InlineData("zoe@example.com", 1)]
    [InlineData("zoe smith", 0)]
    [InlineData("quetzal", 0)]
    public async Task TheInboxFindsSealedCasesByNameNumberAndAddress(string words, int found)
    {
        await using var desk = await Desk.StartAsync();
        await desk.SendIntakeAsync();
        await desk.AskForPersonAsync(chatId: "chat-2");
        var page = await desk.InAsync<Inbox, InboxPage>(inbox => inbox.ReadAsync(new InboxFilter(Text: words), default));
        Assert.Equal(found, page.Total);
    }

    [Fact]
    public async Task TheInboxShowsUrgentFirstThenWhoWaitsLongest()
    {
        await using var desk = await Desk.StartAsync();
        var early = await desk.AskForPersonAsync(chatId: "a");
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var late = await desk.AskForPersonAsync(chatId: "b");
        var flagged = await desk.SendIntakeAsync(chatId: "c");
        var answered = await desk.AskForPersonAsync(chatId: "d");
        await desk.ReplyAsync(answered, "Hello", desk.Ben);
        var page = await desk.InAsync<Inbox, InboxPage>(inbox => inbox.ReadAsync(new InboxFilter(), default));
        Assert.Equal([flagged, early, late, answered], page.Rows.Select(row => row.Reference));
        Assert.Equal(3, page.Waiting);
    }

    [Fact]
    public async Task AWithdrawnIntakeLosesItsAnswersAndLeavesTheQueue()
    {
        await using var desk = await Desk.StartAsync();
        var reference = await desk.SendIntakeAsync();
        await desk.SayAsync("withdraw intake-1");
        var view = await desk.OpenAsync(reference, desk.Ben);
        Assert.Equal(CaseStatus.Closed, view.Case.Status);
        Assert.Empty(view.Health!.Body.Answers);
        Assert.Null(view.Health.Body.QuestionnaireResponse);
    }

    [Fact]
    public async Task ARunningIntakeTravelsToAnotherDeviceOnceAndNotForLong()
    {
        await using var desk = await Desk.StartAsync();
        var code = (await desk.AskAsync("keep"))[0];
        Assert.Equal(["my answers so far"], await desk.AskAsync($"take {code}", chatId: "phone"));
        Assert.Equal(["gone"], await desk.AskAsync($"take {code}", chatId: "phone"));
        var late = (await desk.AskAsync("keep"))[0];
        desk.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal(["gone"], await desk.AskAsync($"take {late}", chatId: "phone"));
    }

    [Theory]
    [InlineData("7kq4-9p", "7KQ4-9P")]
    [InlineData("7kq4 9pxt", "7KQ4-9PXT")]
    [InlineData("7k", "7K")]
    [InlineData("anna", null)]
    [InlineData("zoe@7.example", null)]
    public void TheBeginningOfAReferenceIsToldFromAName(string typed, string? beginning) => Assert.Equal(beginning, CaseReference.Beginning(typed));

    [Fact]
    public void AReferenceIsReadAsPeopleTypeIt()
    {
        var reference = CaseReference.Next();
        Assert.Equal(reference, CaseReference.Parse(" " + reference.ToLowerInvariant().Replace("-", " ")));
        Assert.Null(CaseReference.Parse("hello"));
    }
}
