using System.Net.Http.Json;
using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Staff;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.BotFramework;

/// <summary>A visitor who came by another channel, such as Teams, hears what staff say.</summary>
public sealed class StaffReplyTests : IDisposable
{
    private static readonly Actor Ben = new("ben", "Ben", StaffRoles.Clinician);
    private readonly LocalAzure azure = new();
    private readonly StaffSite site = new();
    private readonly WebApplicationFactory<Program> program;

    public StaffReplyTests() => program = site.WithWebHostBuilder(builder =>
    {
        builder.UseSetting("Bot:MicrosoftAppId", LocalAzure.AppId);
        builder.UseSetting("Bot:MicrosoftAppPassword", "password");
        builder.ConfigureTestServices(services =>
        {
            services.AddHttpClient(Microsoft.Extensions.Options.Options.DefaultName).ConfigurePrimaryHttpMessageHandler(() => azure);
            services.Remove(services.First(service => service.ImplementationType?.Name == "OutboxSending")); // the tests say when
        });
    });

    public void Dispose()
    {
        program.Dispose();
        site.Dispose();
    }

    [Fact]
    public async Task AReplyIsSentThroughTheChannelInOrderAndUnderTheNameOfWhoWroteIt()
    {
        var reference = await CaseAsync();
        await ReplyAsync(reference, "Hello, how can I help?");
        Assert.Equal(2, await SendAsync());
        var (path, said, authorization) = azure.Sent[^1];
        Assert.StartsWith("/v3/conversations/chat1/activities", path);
        Assert.Equal("Bearer the-bots-token", authorization);
        Assert.Equal(["Ben from the team has joined the chat. I’ll be quiet until they hand back.", "**Ben:** Hello, how can I help?"], azure.Sent.TakeLast(2).Select(sent => (string?)sent.Activity["text"]));
        Assert.Equal(("bot", "ann"), ((string?)said["from"]!["id"], (string?)said["recipient"]!["id"]));
        Assert.Equal(0, await SendAsync());
    }

    [Fact]
    public async Task WhileTheChannelIsAwayNothingIsLostAndNothingOvertakes()
    {
        var reference = await CaseAsync();
        var before = azure.Sent.Count;
        azure.IsAway = true;
        await ReplyAsync(reference, "one");
        Assert.Equal(0, await SendAsync());
        await ReplyAsync(reference, "two");
        Assert.Equal(0, await SendAsync());
        Assert.Contains("Replies to visitors in other channels are not getting through (1 waiting)", Assert.Single((await InAsync<Inbox, InboxPage>(inbox => inbox.ReadAsync(new InboxFilter(), default))).Faults));
        azure.IsAway = false;
        site.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(3, await SendAsync());
        Assert.Equal(["**Ben:** one", "**Ben:** two"], azure.Sent.Skip(before + 1).Select(sent => (string?)sent.Activity["text"]));
    }

    [Fact]
    public async Task WhatIsKeptOfTheChannelNamesNobody()
    {
        await CaseAsync();
        var kept = await InAsync<ClinicDb, string?>(db => db.Set<Microneedling.Bot.Conversation.Chat>().Select(chat => chat.Reference).FirstAsync());
        Assert.Contains(LocalAzure.ServiceUrl, kept);
        Assert.DoesNotContain("Ann Visitor", kept);
    }

    [Fact]
    public async Task ADirectLineConversationIsReadAndNeverCalled()
    {
        var reference = await site.CaseAsync("line");
        await ReplyAsync(reference, "Hello", site.Services);
        Assert.Equal(0, await InAsync<ClinicDb, int>(db => db.Set<OutboxMessage>().CountAsync(message => message.Channel == OutboxMessage.ToVisitor), site.Services));
    }

    /// <summary>Somebody in Teams sends a questionnaire.</summary>
    private async Task<string> CaseAsync()
    {
        var client = program.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", azure.Token());
        using var response = await client.PostAsJsonAsync("/api/messages", new
        {
            type = "message", id = "m1", text = "send teams", channelId = "msteams", serviceUrl = LocalAzure.ServiceUrl,
            conversation = new { id = "chat1" }, from = new { id = "ann", name = "Ann Visitor" }, recipient = new { id = "bot" },
        });
        response.EnsureSuccessStatusCode();
        return await InAsync<ClinicDb, string>(db => db.Set<Case>().Select(row => row.Reference).FirstAsync());
    }

    private Task ReplyAsync(string reference, string text, IServiceProvider? services = null) =>
        InAsync<Takeover, TakeoverOutcome>(async takeover =>
        {
            var outcome = await takeover.ReplyAsync(reference, text, int.MaxValue, Ben, default);
            Assert.Equal(TakeoverOutcome.Done, outcome);
            return outcome;
        }, services);

    private Task<int> SendAsync() => InAsync<OutboxSender, int>(sender => sender.SendDueAsync(default));

    private async Task<T> InAsync<TService, T>(Func<TService, Task<T>> use, IServiceProvider? services = null) where TService : notnull
    {
        await using var scope = (services ?? program.Services).CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
