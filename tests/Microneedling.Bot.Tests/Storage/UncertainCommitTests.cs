using System.Data.Common;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Conversation;
using Microsoft.Data.Sqlite;

namespace Microneedling.Bot.Tests.Storage;

/// <summary>The database goes away while a turn is committed, and nobody knows whether it was.</summary>
public sealed class UncertainCommitTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ATurnThatWasCommittedAllTheSameIsToldAsThisNodesOwn()
    {
        var losing = new Losing();
        await using var node = await ConversationHost.StartAsync(folder.Path, losing.Around, Hello);
        await node.SayAsync("chat", "first", clientId: "1");
        losing.Next = work => losing.Database.CommitAsync(work, default);
        var receipt = await node.SayAsync("chat", "lost", clientId: "2");
        Assert.Null(losing.Next);
        Assert.False(receipt.WasDuplicate);
        Assert.Single(receipt.Replies);
        Assert.Equal(4, (await node.TranscriptAsync("chat")).Count);
    }

    [Fact]
    public async Task ATurnThatAnotherNodeStoredMeanwhileIsThatNodes()
    {
        var losing = new Losing();
        await using var other = await ConversationHost.StartAsync(folder.Path, Hello);
        await using var node = await ConversationHost.StartAsync(folder.Path, losing.Around, Hello);
        await node.SayAsync("chat", "first", clientId: "1");
        losing.Next = _ => other.SayAsync("chat", "lost", clientId: "2");
        var receipt = await node.SayAsync("chat", "lost", clientId: "2");
        Assert.Null(losing.Next);
        Assert.True(receipt.WasDuplicate);
        Assert.Empty(receipt.Replies);
        Assert.Equal(4, (await other.TranscriptAsync("chat")).Count);
    }

    private static Responder Hello => new(_ => Responder.Says("Hello."));

    /// <summary>Loses a commit: something happens in its place, and the answer does not arrive.</summary>
    private sealed class Losing : IDatabase
    {
        public IDatabase Database { get; private set; } = null!;

        /// <summary>In place of the next commit; null when none is to be lost.</summary>
        public Func<IReadOnlyList<Statement>, Task>? Next { get; set; }

        public IDatabase Around(IDatabase database)
        {
            Database = database;
            return this;
        }

        public Task<IReadOnlyList<T>> ReadAsync<T>(Statement query, Func<DbDataReader, T> read, CancellationToken cancellationToken) => Database.ReadAsync(query, read, cancellationToken);

        public async Task<bool> CommitAsync(IReadOnlyList<Statement> work, CancellationToken cancellationToken)
        {
            if (Next is not { } instead) return await Database.CommitAsync(work, cancellationToken);
            Next = null;
            await instead(work);
            throw new SqliteException("database is locked", 5);
        }

        public DbConnection Open() => Database.Open();
    }
}
