using System.Text.RegularExpressions;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Storage.Migrations;
using Microneedling.Bot.Tests.Conversation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.Storage;

public sealed class SchemaUpgradeTests : IDisposable
{
    private static readonly Migration
        First = new(1, "first", """CREATE TABLE "SchemaVersions" ("Version" integer NOT NULL PRIMARY KEY, "Name" text NOT NULL, "AppliedAt" bigint NOT NULL); CREATE TABLE "Pets" ("Name" text NOT NULL PRIMARY KEY);"""),
        Second = new(2, "second", """INSERT INTO "Pets" VALUES ('Rex'); ALTER TABLE "Pets" ADD COLUMN "Legs" integer NOT NULL DEFAULT 4;"""),
        Broken = new(3, "broken", """DELETE FROM "Pets"; CREATE TABLE "Pets" ("Name" text);""");

    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory, OnSqlite, OnPostgreSql]
    public async Task TheMigrationsMakeWhatTheModelSays(StorageProvider provider)
    {
        await using var migrated = await ConversationHost.StartAsync(folder.Path, provider);
        using var other = new TestFolder();
        await using var modelled = ConversationHost.Unprepared(other.Path, provider);
        Directory.CreateDirectory(Path.Combine(other.Path, "data"));
        await modelled.InDbAsync(db => UpgradeAsync(modelled, OfModel(db)));

        IReadOnlyList<string> is_ = [], should = [];
        await migrated.InDbAsync(async db => is_ = await SchemaShape.ReadAsync(db));
        await modelled.InDbAsync(async db => should = await SchemaShape.ReadAsync(db));
        Assert.NotEmpty(should);
        Assert.True(is_.SequenceEqual(should),
            $"Write a migration for {provider} beside Migration.cs. Missing: {string.Join("; ", should.Except(is_))}. Too much: {string.Join("; ", is_.Except(should))}.");
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task ADatabaseOfTheFirstReleaseGoesOnWithWhatWasSaid(StorageProvider provider)
    {
        await using var host = ConversationHost.Unprepared(folder.Path, provider);
        Directory.CreateDirectory(Path.Combine(folder.Path, "data"));
        await UpgradeAsync(host, [.. Migration.For(provider).Take(1)]);
        await host.InDbAsync(db => db.Database.ExecuteSqlRawAsync(
            """INSERT INTO "Chats" ("Id", "VisitorId", "Channel", "CreatedAt", "LastActivityAt", "LastSequence", "Version") VALUES ('chat', 'visitor', 'directline', 1, 1, 7, 7)"""));

        await using var newer = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        var receipt = await newer.SayAsync("chat", "hello");
        Assert.Equal(9, receipt.LastSequence);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task AnOlderDatabaseIsUpgradedAndKeepsWhatItHas(StorageProvider provider)
    {
        await using var host = Unprepared(provider);
        await UpgradeAsync(host, First);
        await UpgradeAsync(host, First, Second);
        await UpgradeAsync(host, First, Second);
        Assert.Equal("Rex 4", await SingleAsync(host));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task ADatabaseOfANewerVersionIsRefusedAndLeftAlone(StorageProvider provider)
    {
        await using var host = Unprepared(provider);
        await UpgradeAsync(host, First, Second);
        var fault = await Assert.ThrowsAsync<StartupFault>(() => UpgradeAsync(host, First));
        Assert.Contains("version 2, made by a newer program", fault.Message);
        Assert.Equal("Rex 4", await SingleAsync(host));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task AStepThatFailsLeavesTheDatabaseAsItWas(StorageProvider provider)
    {
        await using var host = Unprepared(provider);
        await UpgradeAsync(host, First, Second);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => UpgradeAsync(host, First, Second, Broken));
        await UpgradeAsync(host, First, Second);
        Assert.Equal("Rex 4", await SingleAsync(host));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task NodesThatStartAtOnceUpgradeOnce(StorageProvider provider)
    {
        var nodes = Enumerable.Range(0, 4).Select(_ => Unprepared(provider)).ToArray();
        await Task.WhenAll(nodes.Select(node => Task.Run(() => UpgradeAsync(node, First, Second))));
        Assert.Equal("Rex 4", await SingleAsync(nodes[0]));
        foreach (var node in nodes) await node.DisposeAsync();
    }

    /// <summary>The whole model as one step; with SQLite the keys' tables are in the other file already.</summary>
    private static Migration OfModel(ClinicDb db)
    {
        var script = db.Database.GenerateCreateScript();
        if (db.Database.IsSqlite()) script = Regex.Replace(script, """CREATE TABLE "(PersonKeys|KeyRing)" \([^;]*\);""", "");
        return First with { Sql = First.Sql.Split(';')[0] + ";" + script };
    }

    private ConversationHost Unprepared(StorageProvider provider)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "data"));
        return ConversationHost.Unprepared(folder.Path, provider);
    }

    private static async Task UpgradeAsync(ConversationHost host, params Migration[] steps)
    {
        await using var connection = host.Services.GetRequiredService<IDatabase>().Open();
        await new SchemaUpgrade(connection, host.Services.GetRequiredService<StorageOptions>().Provider, steps, TimeProvider.System).RunAsync(default);
    }

    private static async Task<string> SingleAsync(ConversationHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        return await db.Database.SqlQueryRaw<string>("""SELECT "Name" || ' ' || "Legs" AS "Value" FROM "Pets" """).SingleAsync();
    }
}
