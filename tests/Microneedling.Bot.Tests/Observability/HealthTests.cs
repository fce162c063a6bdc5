using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Knowledge;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.DirectLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.Observability;

/// <summary>What load balancers and clients are told while something is broken, and that it is over once it is not.</summary>
public sealed class HealthTests : IDisposable
{
    private readonly WebApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task AHealthyProgramIsLiveAndReady()
    {
        await ExpectAsync("/health/live", HttpStatusCode.OK);
        var report = await ExpectAsync("/health/ready", HttpStatusCode.OK);
        Assert.Equal("healthy", (string)report["status"]!);
        Assert.Equal(["content", "database", "notices"], report["checks"]!.AsObject().Select(check => check.Key).Order());
    }

    [Fact]
    public async Task WithoutItsDatabaseItIsLiveButNotReadyUntilItIsBack()
    {
        await ExpectAsync("/health/ready", HttpStatusCode.OK);
        await RunAsync("ALTER TABLE vault.KeyRing RENAME TO Gone");
        var report = await ExpectAsync("/health/ready", HttpStatusCode.ServiceUnavailable);
        Assert.Equal("unhealthy", (string)report["status"]!);
        Assert.StartsWith("SQLite reports", (string)report["checks"]!["database"]!, StringComparison.Ordinal);
        await ExpectAsync("/health/live", HttpStatusCode.OK);
        await RunAsync("ALTER TABLE vault.Gone RENAME TO KeyRing");
        await ExpectAsync("/health/ready", HttpStatusCode.OK);
    }

    [Fact]
    public async Task ACheckThatBreaksTellsNothingOfTheInside()
    {
        await RunAsync("ALTER TABLE Outbox RENAME TO Gone");
        var report = await ExpectAsync("/health/ready", HttpStatusCode.ServiceUnavailable);
        Assert.Equal("This could not be looked at.", (string)report["checks"]!["notices"]!);
    }

    [Fact]
    public async Task BrokenContentIsAWarningWhileTheLastGoodIsServed()
    {
        var knowledge = app.Services.GetRequiredService<LiveKnowledge>();
        var article = Path.Combine(knowledge.FolderPath, "articles", "one.md");
        var good = await File.ReadAllTextAsync(article);
        await File.WriteAllTextAsync(article, "no article");
        knowledge.Reload();
        var report = await ExpectAsync("/health/ready", HttpStatusCode.OK);
        Assert.Equal("degraded", (string)report["status"]!);
        Assert.Contains("run the command check", (string)report["checks"]!["content"]!);
        await File.WriteAllTextAsync(article, good);
        knowledge.Reload();
        Assert.Equal("healthy", (string)(await ExpectAsync("/health/ready", HttpStatusCode.OK))["status"]!);
    }

    [Fact]
    public async Task NoticesThatDoNotGetThroughAreAWarningWithoutTheirReasons()
    {
        await InDbAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF"); // the notice stands alone here, without its case
            var now = app.Clock.GetUtcNow();
            db.Add(new OutboxMessage { Id = Guid.NewGuid(), Channel = "email", Kind = NoticeKind.NewCase, Reference = "ABCD-EFGH", CreatedAt = now, DueAt = now, Attempts = 1, LastFault = "mail.internal refuses the password" });
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = ON");
        });
        var report = await ExpectAsync("/health/ready", HttpStatusCode.OK);
        Assert.Equal("degraded", (string)report["status"]!);
        Assert.Equal("Notices by email are not getting through (1 waiting).", (string)report["checks"]!["notices"]!);
    }

    [Fact]
    public async Task AMessageThatCannotBeStoredIs503AndTakenOnceItCan()
    {
        var (client, conversation) = await app.StartAsync();
        await RunAsync("CREATE TRIGGER Refuse BEFORE INSERT ON Transcript BEGIN SELECT RAISE(ABORT, 'no'); END");
        using var refused = await client.PostAsJsonAsync(conversation.ActivitiesPath(), new { type = "message", text = "hi", channelData = new { clientActivityID = "c1" } });
        await Expect.ErrorAsync(HttpStatusCode.ServiceUnavailable, refused);
        Assert.NotNull(refused.Headers.RetryAfter);
        using var session = await app.Client().PostAsync("/chat/session", null);
        await Expect.ErrorAsync(HttpStatusCode.ServiceUnavailable, session);
        using var plain = await app.Client().PostAsync("/plain", new FormUrlEncodedContent([KeyValuePair.Create("text", "hi")]));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, plain.StatusCode);
        Assert.Contains("We cannot take messages for the moment", await plain.Content.ReadAsStringAsync());

        await RunAsync("DROP TRIGGER Refuse");
        await client.SayAsync(conversation, "hi", "c1");
        Assert.Equal(["Hello", "hi", "You said hi"], (await client.GetJsonAsync(conversation.ActivitiesPath())).Texts());
    }

    [Fact]
    public async Task WhatCannotBeReadIs503()
    {
        var (client, conversation) = await app.StartAsync();
        await RunAsync("ALTER TABLE Transcript RENAME TO Gone");
        using var polled = await client.GetAsync(conversation.ActivitiesPath());
        var error = await Expect.ErrorAsync(HttpStatusCode.ServiceUnavailable, polled);
        Assert.DoesNotContain("SQLite", (string)error["message"]!);
        using var page = await app.Client().GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private async Task<JsonNode> ExpectAsync(string path, HttpStatusCode expected)
    {
        using var response = await app.Client().GetAsync(path);
        Assert.Equal(expected, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync();
        return text.StartsWith('{') ? JsonNode.Parse(text)! : JsonValue.Create(text);
    }

    private Task RunAsync(string sql) => InDbAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    private async Task InDbAsync(Func<ClinicDb, Task> use)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<ClinicDb>());
    }
}
