using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Conversation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.Storage;

/// <summary>Several nodes on one database: each host has its own locks, caches and connections, as a process of its own has.</summary>
public sealed class TurnContentionTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private sealed record Counter(int Count);

    private static readonly Responder Counting = new(turn =>
    {
        var counter = new Counter((turn.Memory.Get<Counter>()?.Count ?? 0) + 1);
        turn.Memory.Set(counter);
        return Responder.Says($"{counter.Count}");
    });

    [Theory, OnSqlite, OnPostgreSql]
    public async Task EveryMessageIsOneTurnHoweverManyNodesGetItAtOnce(StorageProvider provider)
    {
        const int Messages = 12;
        var nodes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ConversationHost.StartAsync(folder.Path, provider, Counting)));
        var sending = from chat in new[] { "a", "b", "c" }
                      from message in Enumerable.Range(0, Messages)
                      from node in new[] { message % 4, (message + 1) % 4 }
                      select Task.Run(() => nodes[node].SayAsync(chat, $"{message}", clientId: $"{message}"));
        var receipts = await Task.WhenAll(sending);

        Assert.Equal(3 * Messages, receipts.Count(receipt => !receipt.WasDuplicate));
        foreach (var chat in new[] { "a", "b", "c" })
        {
            var lines = await nodes[0].TranscriptAsync(chat);
            Assert.Equal(Enumerable.Range(1, Messages).Select(i => $"{i}"), lines.Where(line => line.Speaker == Speaker.Assistant).Select(line => line.Text));
            Assert.Equal(Enumerable.Range(0, Messages).Select(i => $"{i}").Order(), lines.Where(line => line.Speaker == Speaker.Visitor).Select(line => line.Text).Order());
            Assert.Equal(Enumerable.Range(1, 2 * Messages), lines.Select(line => line.Sequence));
        }
        foreach (var node in nodes) await node.DisposeAsync();
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task AnErasureCountsAtOnceOnANodeThatHasTheKeyInMemory(StorageProvider provider)
    {
        await using var here = await ConversationHost.StartAsync(folder.Path, provider, Counting);
        await using var there = await ConversationHost.StartAsync(folder.Path, provider, Counting);
        await here.SayAsync("chat", "before");
        var sealedBefore = Array.Empty<byte>();
        await there.InDbAsync(async db => sealedBefore = (await db.Set<TranscriptEntry>().FirstAsync()).ActivitySealed);

        await EraseAsync(there, "chat");
        await here.SayAsync("chat", "after");

        Assert.Equal(["after", "1"], (await there.TranscriptAsync("chat")).Select(line => line.Text));
        await using var scope = here.Services.CreateAsyncScope();
        Assert.Null((await scope.ServiceProvider.GetRequiredService<PersonalVault>().ForAsync("chat", default)).TryOpen(sealedBefore));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task AnErasureInTheMiddleOfATurnLeavesNothingSealedWithTheErasedKey(StorageProvider provider)
    {
        ConversationHost? there = null;
        var erase = false;
        var responder = new Responder(async turn =>
        {
            if (erase) await EraseAsync(there!, "chat");
            erase = false;
            return await Counting.RespondAsync(turn, default);
        });
        await using var here = await ConversationHost.StartAsync(folder.Path, provider, responder);
        there = await ConversationHost.StartAsync(folder.Path, provider, Counting);
        await here.SayAsync("chat", "before");
        erase = true;
        await here.SayAsync("chat", "after");
        Assert.Equal(["after", "1"], (await there.TranscriptAsync("chat")).Select(line => line.Text));
        await there.DisposeAsync();
    }

    [Fact]
    public async Task ATransactionBegunBySomebodyElseDoesNotStopTheWritersWhoQueue()
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, StorageProvider.Sqlite, Counting);
        await host.SayAsync("chat", "one");
        await host.InDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var turn = Task.Run(() => host.SayAsync("other", "two"));
            for (var i = 0; i < 3; i++)
            {
                (await db.Set<Chat>().SingleAsync()).OwnerId = $"{i}";
                await db.SaveChangesAsync();
            }
            Assert.False(turn.IsCompleted);
            await transaction.CommitAsync();
            await turn;
        });
        Assert.Equal(["two", "1"], (await host.TranscriptAsync("other")).Select(line => line.Text));
    }

    private static async Task EraseAsync(ConversationHost host, string chatId)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        db.Remove(await db.Set<Chat>().FirstAsync(chat => chat.Id == chatId));
        await scope.ServiceProvider.GetRequiredService<PersonalVault>().EraseAsync(chatId, default);
        await db.SaveChangesAsync();
    }
}
