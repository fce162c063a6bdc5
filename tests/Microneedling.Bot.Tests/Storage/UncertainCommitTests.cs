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
        await using var node = await ConversationHost.StartAsync(folder.Path, database => new Losing(database, async work => await database.CommitAsync(work, default)), Hello);
        await node.SayAsync("chat", "first", clientId: "1");
        var receipt = await node.SayAsync("chat", "lose", clientId: "2");
        Assert.False(receipt.WasDuplicate);
        Assert.Single(receipt.Replies);
        Assert.Equal(4, (await node.TranscriptAsync("chat")).Count);
    }

    [Fact]
    public async Task ATurnThatAnotherNodeStoredMeanwhileIsThatNodes()
    {
        await using var other = await ConversationHost.StartAsync(folder.Path, Hello);
        await using var node = await ConversationHost.StartAsync(folder.Path, database => new Losing(database, _ => other.SayAsync("chat", "lose", clientId: "2")), Hello);
        await node.SayAsync("chat", "first", clientId: "1");
        var receipt = await node.SayAsync("chat", "lose", clientId: "2");
        Assert.True(receipt.WasDuplicate);
        Assert.Empty(receipt.Replies);
        Assert.Equal(4, (await other.TranscriptAsync("chat")).Count);
    }

    private static Responder Hello => new(_ => Responder.Says("Hello."));

    /// <summary>Loses the second commit: something happens in its place, and the answer does not arrive.</summary>
    private sealed class Losing(IDatabase database, Func<IReadOnlyList<Statement>, Task> instead) : IDatabase
    {
        private int commits;

        public Task<IReadOnlyList<T>> ReadAsync<T>(Statement query, Func<DbDataReader, T> read, CancellationToken cancellationToken) => database.ReadAsync(query, read, cancellationToken);

        public async Task<bool> CommitAsync(IReadOnlyList<Statement> work, CancellationToken cancellationToken)
        {
            if (!work.Any(statement => statement.MustChangeOne) || ++commits != 2) return await database.CommitAsync(work, cancellationToken);
            await instead(work);
            throw new SqliteException("database is locked", 5);
        }

        public DbConnection Open() => database.Open();
    }
}
