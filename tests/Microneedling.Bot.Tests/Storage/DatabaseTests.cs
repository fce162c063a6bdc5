using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Intake;
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
    public async Task ATurnIsWrittenAsTheContextReadsIt(StorageProvider provider)
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        var database = host.Services.GetRequiredService<IDatabase>();
        var (chat, first) = (Chat("chat"), Rows(Chat("chat"), null));
        Assert.True(await database.CommitAsync(first.Statements(), default));
        await AreStoredAsync(host, chat, first);
        var second = Rows(chat, chat.Version, sequence: 3, clientId: "b");
        (chat.Version, chat.OwnerId, chat.Reference, chat.MemorySealed, chat.LastSequence, chat.LastActivityAt) = (5, null, null, null, 4, Noon.AddTicks(3));
        Assert.True(await database.CommitAsync(second.Statements(), default));
        await AreStoredAsync(host, chat, first, second);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task WhatRespondersWriteIsWrittenAsTheContextReadsIt(StorageProvider provider)
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        var database = host.Services.GetRequiredService<IDatabase>();
        var row = new Case { Reference = "AAAA-2222", ChatId = "chat", Kind = CaseKind.Handoff, OpenedAt = Noon, OpenedSequence = 7, ContactSealed = [1], BodySealed = [2], AssigneeId = "staff", Labels = "a\nb" };
        row.Wait(Noon);
        row.AlarmedAt = Noon.AddTicks(1);
        var term = new CaseTerm { Reference = row.Reference, Digest = [3, 4] };
        var kept = new KeptIntake { CodeHash = "hash", ChatId = "chat", ValidUntil = Noon, StateSealed = [5] };
        var audit = AuditEntry.Of(Noon, new Actor("id", "name"), AuditAction.Withdrawn, "subject", "detail");
        var notice = new OutboxMessage { Id = Guid.CreateVersion7(Noon), Channel = "email", Kind = NoticeKind.WantsPerson, Reference = row.Reference, Sequence = 8, CreatedAt = Noon, DueAt = Noon.AddTicks(1), Attempts = 2 };
        Assert.True(await database.CommitAsync([.. Rows(Chat("chat"), null).Statements(), row.Insert(), term.Insert(), kept.Insert(), audit.Insert(), notice.Insert()], default));
        await IsStoredAsync(host, row);
        await IsStoredAsync(host, term);
        await IsStoredAsync(host, kept);
        await IsStoredAsync(host, audit);
        await IsStoredAsync(host, notice);

        var version = row.Version;
        (row.Kind, row.IntakeId, row.Level, row.ContactSealed, row.BodySealed) = (CaseKind.Urgent, "intake", FlagLevel.Urgent, [6], [7]);
        row.MoveTo(CaseStatus.Contacted, Noon.AddTicks(9));
        Assert.True(await database.CommitAsync([row.Update(version)], default));
        await IsStoredAsync(host, row);
        version = row.Version;
        row.Wait(Noon.AddTicks(10)); // anew: the alarm of the last time is over
        Assert.True(await database.CommitAsync([row.Update(version)], default));
        await IsStoredAsync(host, row);
        row.MoveTo(CaseStatus.Closed, Noon.AddTicks(11));
        Assert.False(await database.CommitAsync([term.Insert() with { Values = [row.Reference, new byte[] { 9 }] }, row.Update(version)], default)); // somebody changed it since
        await host.InDbAsync(async db => Assert.Equal(1, await db.Set<CaseTerm>().CountAsync()));
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
        Assert.False(await database.CommitAsync([new Statement("""UPDATE "Chats" SET "Channel" = $1""", "another") { MustChangeOne = true }], default));
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

    [Theory, OnSqlite, OnPostgreSql]
    public async Task OfManyChangesAtOnceEachStandsOrFallsByItself(StorageProvider provider)
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        var database = host.Services.GetRequiredService<IDatabase>();
        foreach (var id in Enumerable.Range(0, 90)) await database.CommitAsync(Rows(Chat($"{id}"), null).Statements(), default);
        // Every third is changed by two at once, of whom one is too late; whoever changes a tenth is behind.
        var ids = Enumerable.Range(0, 90).SelectMany(number => number % 3 == 0 ? [number, number] : new[] { number });
        var outcomes = await Task.WhenAll(ids.Select(id => Task.Run(() => IsFirstAsync(database, Changed($"{id}", from: id % 10 == 0 ? 3 : 4)))));
        Assert.Equal(81, outcomes.Count(done => done));
        await host.InDbAsync(async db => Assert.Equal((81, 342), (await db.Set<Chat>().CountAsync(chat => chat.Version == 5), await db.Set<TranscriptEntry>().CountAsync())));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task OfChangesThatAreLikeEachOtherEachChangesOneRow(StorageProvider provider)
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        var database = host.Services.GetRequiredService<IDatabase>();
        foreach (var id in new[] { "one", "two" }) await database.CommitAsync(Rows(Chat(id), null).Statements(), default);
        Statement Rename(string visitor) => new("""UPDATE "Chats" SET "Channel" = $1 WHERE "VisitorId" = $2""", "another", visitor) { MustChangeOne = true };
        Assert.False(await database.CommitAsync([Rename("visitor"), Rename("nobody")], default)); // two and none
        await host.InDbAsync(async db => Assert.Equal(0, await db.Set<Chat>().CountAsync(chat => chat.Channel == "another")));
    }

    [Theory, OnPostgreSql]
    public async Task WhatEveryTurnSaysStaysPreparedWhateverIsNull(StorageProvider provider)
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        var database = host.Services.GetRequiredService<IDatabase>();
        for (var number = 0; number < 20; number++) await database.CommitAsync(Rows(Chat($"{number}"), null).Statements(), default); // of two entries one has no client's name
        Assert.InRange(await RunsAsync(database, """INSERT INTO "Transcript"%"""), 15, 20); // both entries of a turn at once
    }

    [Theory, OnPostgreSql]
    public async Task ChangesThatAreLikeEachOtherAreOneStatement(StorageProvider provider)
    {
        await using var host = await ConversationHost.StartAsync(folder.Path, provider, Responder.Echo);
        var database = host.Services.GetRequiredService<IDatabase>();
        foreach (var id in new[] { "one", "two" }) await database.CommitAsync(Rows(Chat(id), null).Statements(), default);
        for (var version = 4; version < 24; version++)
            Assert.True(await database.CommitAsync([.. new[] { "one", "two" }.Select(id => Changed(id, version, version + 1).Statements()[0])], default));
        Assert.InRange(await RunsAsync(database, """WITH changed AS (UPDATE "Chats"%unnest%"""), 15, 20);
    }

    private static async Task<long> RunsAsync(IDatabase database, string like)
    {
        await database.CommitAsync([new Statement("""CREATE TABLE "Seen" AS SELECT statement, generic_plans + custom_plans AS runs FROM pg_prepared_statements""")], default);
        return Assert.Single(await database.ReadAsync(new Statement("""SELECT runs FROM "Seen" WHERE statement LIKE $1""", like), row => row.GetInt64(0), default));
    }

    private static TurnRows Changed(string id, int from, int to = 5)
    {
        var chat = Chat(id);
        chat.Version = to;
        return Rows(chat, from, sequence: 3, clientId: "b");
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

    private static async Task AreStoredAsync(ConversationHost host, Chat chat, params TurnRows[] turns)
    {
        await IsStoredAsync(host, chat);
        foreach (var row in turns.SelectMany(rows => rows.Entries)) await IsStoredAsync(host, row);
        foreach (var row in turns.Select(rows => rows.Record!)) await IsStoredAsync(host, row);
    }

    /// <summary>The context finds the row by its key, with every value that it has.</summary>
    private static Task IsStoredAsync<T>(ConversationHost host, T row) where T : class => host.InDbAsync(async db =>
    {
        var key = db.Context.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties.Select(property => property.PropertyInfo!.GetValue(row)).ToArray();
        Assert.Equivalent(row, await db.Set<T>().FindAsync(key), strict: true);
    });
}
