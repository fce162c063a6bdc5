using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Conversation;
using Microsoft.EntityFrameworkCore;

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
        await host.InDbAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1")); // SQLite keeps what it has and adds no page
        var fault = await Assert.ThrowsAsync<StorageUnavailableException>(() => FillAsync(host));
        Assert.Contains("is full", fault.Message);
        var stored = await host.TranscriptAsync("chat");
        await host.InDbAsync(db => db.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1000000"));
        await host.SayAsync("chat", "two");
        Assert.Equal(stored.Select(line => line.Text).Concat(["two", "You said two"]), (await host.TranscriptAsync("chat")).Select(line => line.Text));
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

    private static async Task FillAsync(ConversationHost host)
    {
        for (var i = 0; i < 100; i++) await host.SayAsync("chat", new string('x', 1_500));
    }
}
