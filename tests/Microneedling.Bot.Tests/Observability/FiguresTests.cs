using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Tests.Conversation;
using Microneedling.Bot.Tests.Handoff;
using Microneedling.Bot.Tests.Journeys;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Tests.Observability;

/// <summary>The meter is the whole process's: while these run, nothing else does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class FiguresTests : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly MeterListener listener = new();
    private readonly ConcurrentBag<(string Name, double Value, string Tag)> heard = [];

    public FiguresTests()
    {
        listener.InstrumentPublished = (instrument, subscriber) => { if (instrument.Meter.Name == Figures.Name) subscriber.EnableMeasurementEvents(instrument); };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.Start();
    }

    [Theory]
    [InlineData(OutcomeKind.Answered), InlineData(OutcomeKind.Clarified), InlineData(OutcomeKind.Declined), InlineData(OutcomeKind.Urgent)]
    [InlineData(OutcomeKind.Handoff), InlineData(OutcomeKind.SmallTalk), InlineData(OutcomeKind.Silent)]
    public async Task EachTurnIsCountedOnceByItsOutcomeAndTimed(OutcomeKind outcome)
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, new Responder((Turn turn) => new Reply(new Message("yes"), new Outcome(outcome))));
        await host.SayAsync("chat", "one", clientId: "c1");
        await host.SayAsync("chat", "one", clientId: "c1"); // sent again, not a turn again
        Assert.Equal([outcome.ToString().ToLowerInvariant()], Tags("assistant.turns"));
        Assert.InRange(Assert.Single(Values("assistant.turn.duration")), 0.000_001, 60);
    }

    [Fact]
    public async Task ATurnThatFailedIsCountedAsSuch()
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, new Responder(Reply? (turn) => throw new InvalidOperationException("broken")));
        await host.SayAsync("chat", "one");
        Assert.Equal(["failed"], Tags("assistant.turns"));
    }

    [Fact]
    public async Task ATurnThatRanAgainIsCountedByTheReason()
    {
        ConversationHost? host = null;
        var runs = 0;
        await using var started = await ConversationHost.StartAsync(folder.Path, new Responder((Func<Turn, ValueTask<Reply?>>)(async turn =>
        {
            if (turn.Text == "race" && runs++ == 0) await host!.InDbAsync(db => db.Set<Chat>().ExecuteUpdateAsync(chat => chat.SetProperty(row => row.Version, row => row.Version + 1)));
            if (turn.Text == "busy" && runs++ == 0) throw new SqliteException("busy", 5);
            return Responder.Says("yes");
        })));
        host = started;
        await host.SayAsync("chat", "first");
        await host.SayAsync("chat", "race");
        Assert.Equal(["conflict"], Tags("assistant.turn.retries"));
        runs = 0;
        await host.SayAsync("chat", "busy");
        Assert.Equal(["conflict", "interruption"], Tags("assistant.turn.retries").Order());
    }

    [Fact]
    public async Task AnIntakeIsCountedWhenItBegins()
    {
        await using var stage = new ChatStage(folder.Path);
        await stage.StartAsync();
        await stage.OpenAsync();
        await stage.TypeAsync("start pre-consultation");
        Assert.Empty(Values("assistant.intakes.started"));
        await stage.PressAsync("I agree");
        Assert.Equal([1], Values("assistant.intakes.started"));
    }

    [Fact]
    public async Task AnIntakeIsCountedWhenItArrivesHoweverOftenItIsSent()
    {
        await using var desk = await Desk.StartAsync();
        await desk.SendIntakeAsync();
        await desk.SendIntakeAsync();
        Assert.Equal([1], Values("assistant.intakes.completed"));
    }

    [Fact]
    public async Task HowLongAPersonWaitedIsMeasuredOnceTheyAreAnswered()
    {
        await using var desk = await Desk.StartAsync();
        var reference = await desk.AskForPersonAsync();
        desk.Clock.Advance(TimeSpan.FromMinutes(7));
        await desk.ReplyAsync(reference, "Good morning", desk.Mia);
        await desk.ReplyAsync(reference, "Are you there?", desk.Mia);
        Assert.Equal([420], Values("assistant.handoff.waiting"));
    }

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        heard.Add((instrument.Name, value, tags.Length > 0 ? (string)tags[0].Value! : ""));

    private IEnumerable<string> Tags(string name) => heard.Where(figure => figure.Name == name).Select(figure => figure.Tag);

    private IEnumerable<double> Values(string name) => heard.Where(figure => figure.Name == name).Select(figure => figure.Value);

    public void Dispose()
    {
        listener.Dispose();
        folder.Dispose();
    }
}
