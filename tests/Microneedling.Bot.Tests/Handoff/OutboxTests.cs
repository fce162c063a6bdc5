using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Notify;

namespace Microneedling.Bot.Tests.Handoff;

public sealed class OutboxTests
{
    private static Task<int> SendAsync(Desk desk) => desk.InAsync<OutboxSender, int>(sender => sender.SendDueAsync(default));

    [Fact]
    public async Task ANewCaseIsToldOnceAndWithoutAWordOfHealth()
    {
        await using var desk = await Desk.StartAsync(Recorder.Add);
        var reference = await desk.SendIntakeAsync();
        await SendAsync(desk);
        await SendAsync(desk);
        var notice = Assert.Single(Recorder.Of(desk).Taken);
        Assert.Equal($"New pre-consultation: case {reference}", notice.Title);
        Assert.DoesNotContain("isotretinoin", notice.Title + notice.Text);
        Assert.DoesNotContain("Zoë", notice.Title + notice.Text);
    }

    [Fact]
    public async Task AFailingChannelShowsInTheInboxAndGetsEverythingWhenItIsBack()
    {
        await using var desk = await Desk.StartAsync(Recorder.Add);
        var recorder = Recorder.Of(desk);
        recorder.Refuses = true;
        await desk.SendIntakeAsync();
        await SendAsync(desk);
        var inbox = await desk.InAsync<Inbox, InboxPage>(box => box.ReadAsync(new InboxFilter(), default));
        Assert.Contains("the mail server is away", Assert.Single(inbox.Faults));

        recorder.Refuses = false;
        Assert.Equal(0, await SendAsync(desk)); // not before its time
        desk.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(1, await SendAsync(desk));
        Assert.Empty((await desk.InAsync<Inbox, InboxPage>(box => box.ReadAsync(new InboxFilter(), default))).Faults);
    }

    [Fact]
    public async Task ThePausesGrowUpToAQuarterOfAnHour()
    {
        await using var desk = await Desk.StartAsync(Recorder.Add);
        Recorder.Of(desk).Refuses = true;
        await desk.SendIntakeAsync();
        for (var i = 0; i < 12; i++)
        {
            await SendAsync(desk);
            desk.Clock.Advance(TimeSpan.FromMinutes(15));
        }
        Recorder.Of(desk).Refuses = false;
        Assert.Equal(1, await SendAsync(desk));
    }

    [Fact]
    public async Task OfTwoSendersOnlyOneSends()
    {
        await using var desk = await Desk.StartAsync(Recorder.Add);
        await desk.SendIntakeAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SendAsync(desk))));
        Assert.Single(Recorder.Of(desk).Taken);
    }

    [Fact]
    public async Task TheNoticeOfARequestWaitsForTheNameButNotForLong()
    {
        await using var desk = await Desk.StartAsync(Recorder.Add);
        await desk.SayAsync("Talk to the team", new("talk-to-team"));
        Assert.Equal(0, await SendAsync(desk));
        desk.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await SendAsync(desk));
    }

    [Fact]
    public async Task AnEmergencyIsToldOnceHoweverOftenItIsWrittenAndAgainAfterAnAnswer()
    {
        await using var desk = await Desk.StartAsync(Recorder.Add);
        await desk.SayAsync("urgent words");
        await desk.SayAsync("urgent words");
        await SendAsync(desk);
        Assert.Single(Recorder.Of(desk).Taken);
        await desk.ReplyAsync(await desk.ReferenceAsync(), "Please call 999 now", desk.Ben);
        await desk.InAsync<Takeover, TakeoverOutcome>(takeover => takeover.HandBackAsync(Recorder.Of(desk).Taken[0].Reference, desk.Ben, default));
        await desk.SayAsync("urgent words");
        await SendAsync(desk);
        Assert.Equal([NoticeKind.UrgentCase, NoticeKind.UrgentCase], Recorder.Of(desk).Taken.Select(notice => notice.Kind));
    }

    [Fact]
    public async Task WhoWaitsTooLongIsToldAgainAndAgainUntilAnswered()
    {
        await using var desk = await Desk.StartAsync(Recorder.Add);
        var reference = await desk.AskForPersonAsync();
        await SendAsync(desk);
        for (var i = 0; i < 2; i++)
        {
            desk.Clock.Advance(TimeSpan.FromMinutes(31));
            await WatchAsync(desk);
            await WatchAsync(desk);
            await SendAsync(desk);
        }
        Assert.Equal([NoticeKind.WantsPerson, NoticeKind.Waiting, NoticeKind.Waiting], Recorder.Of(desk).Taken.Select(notice => notice.Kind));
        await desk.ReplyAsync(reference, "Hello", desk.Ben);
        desk.Clock.Advance(TimeSpan.FromHours(1));
        await WatchAsync(desk);
        Assert.Equal(0, await SendAsync(desk));
    }

    private static Task<bool> WatchAsync(Desk desk) => desk.InAsync<WaitWatch, bool>(async watch => { await watch.RunAsync(default); return true; });
}
