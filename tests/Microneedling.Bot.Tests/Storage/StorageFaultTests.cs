using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Conversation;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.Storage;

public sealed class StorageFaultTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task AFullDiskIsToldAndForgottenOnceThereIsSpace()
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, StorageProvider.Sqlite, Responder.Echo);
        await host.SayAsync("chat", "one");
        await TellWriterAsync(host, "PRAGMA max_page_count = 1"); // SQLite keeps what it has and adds no page
        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => FillAsync(host));
        Assert.Contains("is full", fault.Message);
        var stored = await host.TranscriptAsync("chat");
        await TellWriterAsync(host, "PRAGMA max_page_count = 1000000");
        await host.SayAsync("chat", "two");
        Assert.Equal(stored.Select(line => line.Text).Concat(["two", "You said two"]), (await host.TranscriptAsync("chat")).Select(line => line.Text));
    }

    [Fact]
    public async Task ADatabaseThatCannotBeWrittenIsToldAndForgottenOnceItCan()
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, StorageProvider.Sqlite, Responder.Echo);
        await host.SayAsync("chat", "one");
        await TellWriterAsync(host, "PRAGMA query_only = ON");
        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => host.SayAsync("chat", "two"));
        Assert.Contains("cannot be written", fault.Message);
        await TellWriterAsync(host, "PRAGMA query_only = OFF");
        await host.SayAsync("chat", "two");
        Assert.Equal(["one", "You said one", "two", "You said two"], (await host.TranscriptAsync("chat")).Select(line => line.Text));
    }

    [Theory, OnPostgreSql]
    public async Task ATurnInWhichPostgreSqlRestartsIsFinishedOnce(StorageProvider provider)
    {
        var server = new PostgreSqlServer(durable: true);
        TestDatabase.Use(folder.Path, server);
        var restart = false;
        await using var host = await ConversationHost.StartAsync(folder.Path, provider, new Responder((Turn turn) =>
        {
            if (restart)
            {
                restart = false;
                server.Stop();
                server.Start();
            }
            return Responder.Says($"You said {turn.Text}");
        }));
        await host.SayAsync("chat", "one");
        restart = true;
        var receipt = await host.SayAsync("chat", "two");
        Assert.Single(receipt.Replies);
        Assert.Equal(["one", "You said one", "two", "You said two"], (await host.TranscriptAsync("chat")).Select(line => line.Text));
        await host.DisposeAsync();
        server.Dispose();
    }

    [Theory, OnPostgreSql]
    public async Task APostgreSqlThatIsGoneIsToldAndForgottenOnceItIsBack(StorageProvider provider)
    {
        var server = new PostgreSqlServer(durable: false);
        TestDatabase.Use(folder.Path, server);
        await using var host = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        await host.SayAsync("chat", "one");
        server.Stop();
        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => host.SayAsync("chat", "two"));
        Assert.Contains("cannot be reached", fault.Message);
        server.Start();
        await host.SayAsync("chat", "two");
        Assert.Equal(["one", "You said one", "two", "You said two"], (await host.TranscriptAsync("chat")).Select(line => line.Text));
        await host.DisposeAsync();
        server.Dispose();
    }

    [Fact]
    public async Task AClockThatJumpsBackLeavesTheOrderAsItWas()
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, StorageProvider.Sqlite, Responder.Echo);
        await host.SayAsync("chat", "one");
        host.Clock.Advance(TimeSpan.FromDays(-400));
        await host.SayAsync("chat", "two");
        var lines = await host.TranscriptAsync("chat");
        Assert.Equal(["one", "You said one", "two", "You said two"], lines.Select(line => line.Text));
        Assert.Equal(lines.Select(line => line.At).Order(), lines.Select(line => line.At));
    }

    [Fact]
    public async Task ADatabaseThatAnotherProgramHoldsIsWaitedForAndThenTold()
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, StorageProvider.Sqlite, Responder.Echo);
        Task<TurnReceipt>? turn = null;
        await host.InDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            turn = Task.Run(() => host.SayAsync("chat", "one"));
            Assert.False(turn.IsCompleted);
        });
        Assert.Single((await turn!).Replies);
    }

    /// <summary>On the connection that writes the turns.</summary>
    private static Task TellWriterAsync(ConversationHost host, string pragma) =>
        host.Services.GetRequiredService<IDatabase>().CommitAsync([new Statement(pragma)], default);

    private static async Task FillAsync(ConversationHost host)
    {
        for (var i = 0; i < 100; i++) await host.SayAsync("chat", new string('x', 1_500));
    }
}
