using Microneedling.Bot.Conversation;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Tests.Conversation;

public sealed class TurnRunnerTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private sealed record Counter(int Count);

    private static readonly Responder Counting = new(Count);

    private static Reply? Count(Turn turn)
    {
        var counter = new Counter((turn.Memory.Get<Counter>()?.Count ?? 0) + 1);
        turn.Memory.Set(counter);
        return Responder.Says(counter.Count.ToString());
    }

    [Fact]
    public async Task TheBotAnswersThroughAnOrdinaryAdapter()
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, Responder.Echo);
        await host.Flow().Send("hello").AssertReply("You said hello").StartTestAsync();
    }

    [Fact]
    public async Task AnUnknownKindOfActivityIsAnsweredOnce()
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, new Responder((Turn turn) => Responder.Says($"{turn.Kind} {turn.Text.Length}")));
        await host.Flow().Send(new Microsoft.Bot.Schema.Activity { Type = "surprise" }).AssertReply("Message 0").StartTestAsync();
    }

    [Fact]
    public async Task WhatWasSaidAndRememberedSurvivesARestart()
    {
        await using (var host = await ConversationHost.StartAsync(folder.Path, Counting)) await host.SayAsync("chat", "one");
        await using var again = await ConversationHost.StartAsync(folder.Path, Counting);
        await again.SayAsync("chat", "two");
        Assert.Equal(["one", "1", "two", "2"], (await again.TranscriptAsync("chat")).Select(line => line.Text));
    }

    [Fact]
    public async Task TheSameClientActivityIdIsOneTurn()
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, Counting);
        var first = await host.SayAsync("chat", "hi", clientId: "a");
        var second = await host.SayAsync("chat", "hi", clientId: "a");
        Assert.False(first.WasDuplicate);
        Assert.True(second.WasDuplicate);
        Assert.Equal(first.ActivityId, second.ActivityId);
        Assert.Equal(2, (await host.TranscriptAsync("chat")).Count);
    }

    [Fact]
    public async Task TurnsOfOneConversationSentAtOnceRunOneAfterAnother()
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, Counting);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => host.SayAsync("chat", "more", clientId: $"{i}"))));
        var counts = (await host.TranscriptAsync("chat")).Where(line => line.Speaker == Speaker.Assistant).Select(line => line.Text);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => i.ToString()), counts);
    }

    [Fact]
    public async Task ATurnThatLostTheRaceRunsAgainFromTheStoredState()
    {
        var raced = false;
        ConversationHost? host = null;
        var responder = new Responder(async turn =>
        {
            var reply = Count(turn);
            if (!raced)
            {
                raced = true; // another node commits while this turn is being thought about
                await host!.InDbAsync(db => db.Set<Chat>().Where(chat => chat.Id == "chat")
                    .ExecuteUpdateAsync(set => set.SetProperty(chat => chat.Version, chat => chat.Version + 1)));
            }
            return reply;
        });
        host = await ConversationHost.StartAsync(folder.Path, responder);
        await using var _ = host;
        raced = true;
        await host.SayAsync("chat", "one");
        raced = false;
        await host.SayAsync("chat", "two");
        Assert.Equal(["one", "1", "two", "2"], (await host.TranscriptAsync("chat")).Select(line => line.Text));
    }

    [Fact]
    public async Task ABrokenTurnIsAnsweredWithAnApologyAndChangesNothingElse()
    {
        var broken = new Responder((Turn turn) => turn.Text == "break" ? Break(turn) : Count(turn));
        await using var host = await ConversationHost.StartAsync(folder.Path, broken);
        await host.SayAsync("chat", "one");
        var receipt = await host.SayAsync("chat", "break");
        Assert.Contains("Sorry", receipt.Replies.Single().AsMessageActivity().Text);
        await host.SayAsync("chat", "two");
        Assert.Equal("2", (await host.TranscriptAsync("chat"))[^1].Text);

        static Reply Break(Turn turn)
        {
            turn.Memory.Set(new Counter(100));
            throw new InvalidOperationException("a bug");
        }
    }

    [Fact]
    public async Task TimesIncreaseStrictlyEvenWhenTheClockStandsStill()
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, Responder.Echo);
        for (var i = 0; i < 3; i++) await host.SayAsync("chat", "x");
        var times = (await host.TranscriptAsync("chat")).Select(line => line.At).ToArray();
        Assert.Equal(6, times.Distinct().Count());
        Assert.Equal(times.Order(), times);
    }

    [Theory]
    [InlineData("does it hurt")]
    [InlineData("DOES IT HURT?!")]
    [InlineData("Does  it hürt?")]
    [InlineData("1")]
    public async Task TypingWhatAShownButtonSaysIsPressingIt(string typed)
    {
        var hurt = new TurnAction(TurnActions.Article, "does-it-hurt");
        TurnAction? seen = null;
        await using var host = await ConversationHost.StartAsync(folder.Path, new Responder((Turn turn) =>
        {
            seen = turn.Action;
            return Responder.Says("ask me", new Choice("Does it hurt?", hurt), new Choice("Other", new TurnAction("other")));
        }));
        await host.SayAsync("chat", "hello");
        Assert.Null(seen);
        await host.SayAsync("chat", typed);
        Assert.Equal(hurt, seen);
    }

    [Theory]
    [InlineData("seizures, or fainting", true)]
    [InlineData("Seizures, or fainting, Diabetes", true)]
    [InlineData("diabetes and seizures or fainting", true)]
    [InlineData("seizures", false)]
    [InlineData("I have seizures, or fainting right now", false)]
    [InlineData("", false)]
    public async Task NothingButShownOptionsIsAnAnswer(string typed, bool picks)
    {
        bool? seen = null;
        await using var host = await ConversationHost.StartAsync(folder.Path, new Responder((Turn turn) =>
        {
            seen = turn.PicksShownOption;
            return new Reply(new Message("Which?") { Form = new MessageForm("choices") { Options = ["Diabetes", "Seizures, or fainting"] } }, new Outcome(OutcomeKind.Intake));
        }));
        await host.SayAsync("chat", "hello");
        await host.SayAsync("chat", typed);
        Assert.Equal(picks, seen);
    }

    [Fact]
    public async Task APressedButtonLandsByItsIdWhateverItsLabel()
    {
        TurnAction? seen = null;
        await using var host = await ConversationHost.StartAsync(folder.Path, new Responder((Turn turn) =>
        {
            seen = turn.Action;
            return Responder.Says("ok");
        }));
        await host.SayAsync("chat", "Another label", action: new TurnAction(TurnActions.Article, "pregnancy"));
        Assert.Equal(new TurnAction(TurnActions.Article, "pregnancy"), seen);
    }

    [Fact]
    public async Task OpeningGreetsOnceHoweverOftenItIsCalled()
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, new Responder((Turn turn) => Responder.Says(turn.Kind.ToString())));
        for (var i = 0; i < 3; i++)
        {
            await using var scope = host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Conversations>().OpenAsync("chat", "visitor", "directline", default);
        }
        Assert.Equal(["Opened"], (await host.TranscriptAsync("chat")).Select(line => line.Text));
    }

    [Fact]
    public async Task WhatAVisitorSaysIsNowhereReadableInTheDatabase()
    {
        await using (var host = await ConversationHost.StartAsync(folder.Path, Responder.Echo)) await host.SayAsync("chat", "zebra-canary-4711");
        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain("zebra-canary", await reader.ReadToEndAsync());
        }
    }

    [Fact]
    public async Task TheFeedIsToldOnlyAfterTheCommit()
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, Responder.Echo);
        var stored = new List<Task<int>>();
        using var subscription = host.Services.GetRequiredService<ConversationFeed>()
            .Subscribe("chat", news => stored.Add(StoredUpToAsync(news.LastSequence)));
        await host.SayAsync("chat", "hello");
        var counts = await Task.WhenAll(stored);
        Assert.Equal([2], counts);

        async Task<int> StoredUpToAsync(int sequence) => (await host.TranscriptAsync("chat")).Count(line => line.Sequence <= sequence);
    }
}
