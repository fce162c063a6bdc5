using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.Handoff;

public sealed class TakeoverTests
{
    [Fact]
    public async Task AStaffReplyIsSeenAtOnceAndTheAssistantKeepsSilent()
    {
        await using var desk = await Desk.StartAsync();
        var reference = await desk.AskForPersonAsync();
        var announced = 0;
        using var listening = desk.Services.GetRequiredService<ConversationFeed>().Subscribe(Desk.ChatId, news => announced = news.LastSequence);
        Assert.Equal(TakeoverOutcome.Done, await desk.ReplyAsync(reference, "Hello Anna, Ben here.", desk.Ben));
        var last = (await desk.TranscriptAsync())[^1];
        Assert.Equal((Speaker.Staff, "Hello Anna, Ben here.", "Ben", announced), (last.Speaker, last.Text, last.Sender, last.Sequence));
        Assert.Empty(await desk.AskAsync("great, does it hurt?"));
        Assert.NotNull((await desk.CaseAsync(reference)).WaitingSince);
    }

    [Fact]
    public async Task HandingBackLetsTheAssistantSpeakAgain()
    {
        await using var desk = await Desk.StartAsync();
        var reference = await desk.AskForPersonAsync();
        await desk.ReplyAsync(reference, "Hello", desk.Ben);
        await desk.InAsync<Takeover, TakeoverOutcome>(takeover => takeover.HandBackAsync(reference, desk.Ben, default));
        Assert.Equal(["About does it hurt?"], await desk.AskAsync("does it hurt?"));
        Assert.Null((await desk.CaseAsync(reference)).WaitingSince);
    }

    [Fact]
    public async Task EachStepIsAHandoffStatusEventOfTheBotFramework()
    {
        await using var desk = await Desk.StartAsync();
        var reference = await desk.AskForPersonAsync();
        await desk.ReplyAsync(reference, "Hello", desk.Ben);
        await desk.InAsync<Takeover, TakeoverOutcome>(takeover => takeover.HandBackAsync(reference, desk.Ben, default));
        var states = (await desk.TranscriptAsync()).Select(line => Newtonsoft.Json.Linq.JObject.Parse(line.Json))
            .Where(activity => (string?)activity["name"] == "handoff.status").Select(activity => ((string?)activity["type"], (string?)activity["value"]!["state"]));
        Assert.Equal([("event", "accepted"), ("event", "completed")], states);
    }

    [Fact]
    public async Task AReplyThatDoesNotKnowAColleaguesIsRefused()
    {
        await using var desk = await Desk.StartAsync();
        var reference = await desk.AskForPersonAsync();
        var seen = (await desk.OpenAsync(reference, desk.Ben)).LastSequence;
        Assert.Equal(TakeoverOutcome.Done, await desk.ReplyAsync(reference, "From Ben", desk.Ben, seen));
        Assert.Equal(TakeoverOutcome.AnsweredMeanwhile, await desk.ReplyAsync(reference, "From Mia", desk.Mia, seen));
        Assert.Equal(TakeoverOutcome.SomeoneElseHasIt, await desk.ReplyAsync(reference, "From Mia, who has seen it", desk.Mia));
        Assert.Equal(TakeoverOutcome.AnsweredMeanwhile, await desk.ReplyAsync(reference, "From Ben again, same page", desk.Ben, seen));
        Assert.Single(await desk.TranscriptAsync(), line => line.Speaker == Speaker.Staff);
    }

    [Fact]
    public async Task OfManyRepliesAtOnceOneWins()
    {
        await using var desk = await Desk.StartAsync();
        var reference = await desk.AskForPersonAsync();
        var seen = (await desk.OpenAsync(reference, desk.Ben)).LastSequence;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => desk.ReplyAsync(reference, $"reply {i}", i % 2 == 0 ? desk.Ben : desk.Mia, seen))));
        Assert.Single(outcomes, outcome => outcome == TakeoverOutcome.Done);
        Assert.Single(await desk.TranscriptAsync(), line => line.Speaker == Speaker.Staff);
    }

    [Fact]
    public async Task TheAssistantNeverAnswersAfterAPersonTookOver()
    {
        await using var desk = await Desk.StartAsync();
        var reference = await desk.AskForPersonAsync();
        var visitor = Task.Run(async () => { for (var i = 0; i < 20; i++) await desk.SayAsync($"message {i}"); });
        var staff = Task.Run(() => desk.ReplyAsync(reference, "Hello", desk.Ben));
        await Task.WhenAll(visitor, staff);
        var lines = await desk.TranscriptAsync();
        var took = lines.First(line => line.Speaker == Speaker.Staff).Sequence;
        Assert.DoesNotContain(lines, line => line.Sequence > took && line.Speaker == Speaker.Assistant);
        Assert.Equal(Enumerable.Range(1, lines.Count), lines.Select(line => line.Sequence));
        Assert.Equal(20, lines.Count(line => line.Text.StartsWith("message ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AnIgnoredChatGoesBackToTheQueueAndTheVisitorIsTold()
    {
        await using var desk = await Desk.StartAsync(Recorder.Add);
        var reference = await desk.AskForPersonAsync();
        await desk.ReplyAsync(reference, "One moment", desk.Ben);
        await desk.SayAsync("are you there");
        desk.Clock.Advance(TimeSpan.FromMinutes(11));
        await desk.InAsync<WaitWatch, bool>(async watch => { await watch.RunAsync(default); return true; });
        Assert.StartsWith("Sorry, nobody could get back to you", (await desk.TranscriptAsync())[^1].Text);
        Assert.Null((await desk.CaseAsync(reference)).AssigneeId);
        Assert.NotEmpty(await desk.AskAsync("does it hurt?"));
    }

    [Fact]
    public async Task APrivateNoteIsInNothingThatTheVisitorGets()
    {
        await using var desk = await Desk.StartAsync();
        var reference = await desk.AskForPersonAsync();
        await desk.InAsync<Microneedling.Bot.Handoff.Notes.CaseNotes, bool>(notes => notes.AddAsync(reference, "note-canary-5521", desk.Ben, default));
        await desk.ReplyAsync(reference, "Hello", desk.Ben);
        Assert.DoesNotContain(await desk.TranscriptAsync(), line => line.Json.Contains("note-canary-5521"));
        Assert.Equal("note-canary-5521", Assert.Single((await desk.OpenAsync(reference, desk.Mia)).Notes).Text);
    }
}
