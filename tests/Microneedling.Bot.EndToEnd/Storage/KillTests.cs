using System.Data.Common;
using System.Text.Json.Nodes;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests;
using Microneedling.Bot.Tests.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Microneedling.Bot.EndToEnd.Storage;

/// <summary>
/// Nodes are killed while visitors talk, again and again (<c>KILL_ROUNDS</c> times; default 12). Visitors send a message
/// until it is acknowledged, the first ones to ask for a person. At the end every message is there exactly once, in order,
/// each with its whole answer, and each visitor has one case.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int Visitors = 6;
    private static readonly int Rounds = int.TryParse(Environment.GetEnvironmentVariable("KILL_ROUNDS"), out var rounds) ? rounds : 12;
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory, OnSqlite]
    public Task OneNodeThatIsKilledAgainAndAgainLosesAndDoublesNothing(StorageProvider provider) => RunAsync(provider, nodes: 1);

    [Theory, OnPostgreSql]
    public Task OfSeveralNodesOneThatIsKilledLosesAndDoublesNothing(StorageProvider provider) => RunAsync(provider, nodes: 3);

    private async Task RunAsync(StorageProvider provider, int nodes)
    {
        var random = new Random(20261122);
        await using var crowd = new Crowd(() => ServerProcess.StartAsync(folder.Path, TestDatabase.Pairs(folder.Path, provider).Select(pair => (pair.Key, pair.Value!))));
        for (var node = 0; node < nodes; node++) await crowd.AddNodeAsync();
        var talking = Enumerable.Range(0, Visitors).Select(number => Task.Run(() => crowd.TalkAsync(number))).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            await crowd.AcknowledgedAsync(random.Next(5, 60));
            await crowd.ReplaceAsync(random.Next(nodes));
        }
        await crowd.AcknowledgedAsync(20);
        crowd.Stop();
        var conversations = await Task.WhenAll(talking);

        Assert.Equal(conversations.Select(talk => talk.Visitor.ConversationId).Order(), await CasesAsync(provider));
        foreach (var (visitor, said) in conversations)
            using (visitor)
            {
                var activities = await visitor.ReadAsync(crowd.Any());
                var own = activities.Where(activity => (string?)activity["type"] == "message" && (string?)activity["from"]!["role"] != "bot").ToList();
                Assert.Equal(Enumerable.Range(0, said).Select(i => $"{i}"), own.Select(activity => (string?)activity["channelData"]?["clientActivityID"]));
                foreach (var message in own) Assert.Contains(activities, answer => (string?)answer["replyToId"] == (string)message["id"]!);
                Assert.Equal(Enumerable.Range(1, activities.Count), activities.Select(Sequence));
            }
    }

    /// <summary>The conversations of all cases, as often as they have one.</summary>
    private async Task<IReadOnlyList<string>> CasesAsync(StorageProvider provider)
    {
        await using DbDataSource database = provider == StorageProvider.Sqlite
            ? SqliteFactory.Instance.CreateDataSource($"Data Source={Path.Combine(folder.Path, "data", "assistant.db")}")
            : NpgsqlDataSource.Create(TestDatabase.Pairs(folder.Path, provider)["Storage:ConnectionString"]!);
        await using var command = database.CreateCommand("""SELECT "ChatId" FROM "Cases" ORDER BY "ChatId" """);
        await using var rows = await command.ExecuteReaderAsync();
        var chats = new List<string>();
        while (await rows.ReadAsync()) chats.Add(rows.GetString(0));
        return [.. chats.Order()];
    }

    private static int Sequence(JsonNode activity) => int.Parse(((string)activity["id"]!).Split('|')[1]);
}
