using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Conversation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.Storage;

/// <summary>What is committed and read without the context is what the context would have committed and read.</summary>
public sealed class DatabaseTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero);
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static Chat Chat(string id) => new()
    {
        Id = id, VisitorId = "visitor", Channel = "directline", Reference = "{}", CreatedAt = Noon, LastActivityAt = Noon.AddTicks(1),
        LastSequence = 2, MemorySealed = [1, 2, 3], OwnerId = "staff", Version = 4,
    };

    private static TurnRows Rows(Chat chat, int? version, int sequence = 1, string? clientId = "a")
    {
        var rows = new TurnRows(chat, version) { Record = new TurnRecord { ChatId = chat.Id, Sequence = sequence, At = Noon, Kind = OutcomeKind.Clarified, Action = "act", ArticleId = "article", Options = "a b", Score = 0.25, Helpful = true } };
        rows.Entries.Add(new TranscriptEntry { ChatId = chat.Id, Sequence = sequence, Speaker = Speaker.Visitor, At = Noon, ClientActivityId = clientId, ActivitySealed = [9] });
        rows.Entries.Add(new TranscriptEntry { ChatId = chat.Id, Sequence = sequence + 1, Speaker = Speaker.Staff, At = Noon.AddTicks(1), ActivitySealed = [8, 7] });
        return rows;
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task StatementsWriteWhatTheContextWrites(StorageProvider provider)
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        var database = host.Services.GetRequiredService<IDatabase>();
        Assert.True(await database.CommitAsync(Rows(Chat("by-heart"), null).Statements(), default));
        var changed = Chat("by-heart");
        (changed.Version, changed.OwnerId, changed.Reference, changed.MemorySealed, changed.LastSequence) = (5, null, null, null, 4);
        Assert.True(await database.CommitAsync(Rows(changed, 4, sequence: 3, clientId: "b").Statements(), default));
        await host.InDbAsync(async db =>
        {
            Rows(Chat("context"), null).AddTo(db);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
            var again = Chat("context");
            (again.Version, again.OwnerId, again.Reference, again.MemorySealed, again.LastSequence) = (5, null, null, null, 4);
            Rows(again, 4, sequence: 3, clientId: "b").AddTo(db);
            await db.SaveChangesAsync();
        });
        await host.InDbAsync(async db => Assert.Equal(await StoredAsync(db, "context"), await StoredAsync(db, "by-heart")));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task AChatIsReadAsTheContextReadsIt(StorageProvider provider)
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        var (full, bare) = (Chat("full"), Chat("bare"));
        (bare.OwnerId, bare.Reference, bare.MemorySealed) = (null, null, null);
        await host.InDbAsync(async db =>
        {
            db.AddRange(full, bare, new PersonKey { PersonId = "full", Wrapped = [4, 5] });
            await db.SaveChangesAsync();
        });
        var find = host.Services.GetRequiredService<FindChat>();
        foreach (var (id, key) in new[] { ("full", new byte[] { 4, 5 }), ("bare", null) })
        {
            var found = await find.ByIdAsync(id, default);
            Assert.Equal(key, found?.Key);
            await host.InDbAsync(async db => Assert.Equivalent(await db.Set<Chat>().AsNoTracking().SingleAsync(row => row.Id == id), found?.Chat, strict: true));
        }
        Assert.Null(await find.ByIdAsync("nobody", default));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task WhoWasNotFirstChangesNothing(StorageProvider provider)
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        var database = host.Services.GetRequiredService<IDatabase>();
        await database.CommitAsync(Rows(Chat("chat"), null).Statements(), default);
        Assert.False(await IsFirstAsync(database, Rows(Chat("chat"), 3, sequence: 3, clientId: "b")));
        Assert.False(await IsFirstAsync(database, Rows(Chat("gone"), 4)));
        Assert.False(await IsFirstAsync(database, Rows(Chat("chat"), 4, sequence: 3)));
        await host.InDbAsync(async db => Assert.Equal(2, await db.Set<TranscriptEntry>().CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task WhatChangesMoreThanOneRowChangesNothing(StorageProvider provider)
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        var database = host.Services.GetRequiredService<IDatabase>();
        foreach (var id in new[] { "one", "two" }) await database.CommitAsync(Rows(Chat(id), null).Statements(), default);
        Assert.False(await database.CommitAsync([new Statement("""UPDATE "Chats" SET "Channel" = $1""", "another")], default));
        await host.InDbAsync(async db => Assert.Equal(0, await db.Set<Chat>().CountAsync(chat => chat.Channel == "another")));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task OfManyAtOnceEachStandsOrFallsByItself(StorageProvider provider)
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        var database = host.Services.GetRequiredService<IDatabase>();
        // Every third comes a second time, and of each pair one is too late.
        var ids = Enumerable.Range(0, 300).SelectMany(number => number % 3 == 0 ? [number, number] : new[] { number });
        var outcomes = await Task.WhenAll(ids.Select(id => Task.Run(() => IsFirstAsync(database, Rows(Chat($"{id}"), null)))));
        Assert.Equal(300, outcomes.Count(done => done));
        await host.InDbAsync(async db => Assert.Equal((300, 600, 300), (await db.Set<Chat>().CountAsync(), await db.Set<TranscriptEntry>().CountAsync(), await db.Set<TurnRecord>().CountAsync())));
    }

    private static async Task<bool> IsFirstAsync(IDatabase database, TurnRows rows)
    {
        try
        {
            return await database.CommitAsync(rows.Statements(), default);
        }
        catch (System.Data.Common.DbException fault) when (fault.IsConflict())
        {
            return false;
        }
    }

    private static async Task<string> StoredAsync(ClinicDb db, string chatId)
    {
        var chat = await db.Set<Chat>().AsNoTracking().SingleAsync(row => row.Id == chatId);
        var entries = await db.Set<TranscriptEntry>().AsNoTracking().Where(row => row.ChatId == chatId).OrderBy(row => row.Sequence).ToListAsync();
        var records = await db.Set<TurnRecord>().AsNoTracking().Where(row => row.ChatId == chatId).OrderBy(row => row.Sequence).ToListAsync();
        return System.Text.Json.JsonSerializer.Serialize(new { chat, entries, records }).Replace(chatId, "chat");
    }
}
