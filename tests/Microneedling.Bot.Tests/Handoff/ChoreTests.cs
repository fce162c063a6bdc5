using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Handoff.Privacy;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Microneedling.Bot.Tests.Handoff;

public sealed class ChoreTests
{
    private const string Chain = "Chaining the audit", Watch = "Watching who waits", Forget = "Forgetting who asked for it", Expire = "Deleting what was kept long enough", Send = "Sending";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task AChoreIsDueOnlyWhereThereIsSomethingToDo(StorageProvider provider)
    {
        await using var desk = await Desk.StartAsync(provider, Recorder.Add);
        await DoAsync(desk, Chain); // the lines about those who were hired
        Assert.Empty(await DueAsync(desk));

        await desk.SendIntakeAsync();
        Assert.Equal([Chain, Send], await DueAsync(desk));
        await DoAsync(desk, Chain);
        await desk.InAsync<OutboxSender, int>(sender => sender.SendDueAsync(default));
        Assert.Empty(await DueAsync(desk));
        desk.Clock.Advance(TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1));
        Assert.Equal([Watch], await DueAsync(desk));

        await desk.SayAsync("forget me");
        await desk.SayAsync("Yes", new TurnAction("privacy-confirm"));
        Assert.Contains(Forget, await DueAsync(desk));
        await DoAsync(desk, Forget);
        await DoAsync(desk, Chain);
        Assert.Empty(await DueAsync(desk));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task NothingExpiresBeforeTheLeastTimeOfAll(StorageProvider provider)
    {
        await using var desk = await Desk.StartAsync(provider, null, ("Handoff:Retention:QuestionsDays", "0"), ("Handoff:Retention:UnsentIntakesDays", "20"));
        await desk.SayAsync("hello");
        desk.Clock.Advance(TimeSpan.FromDays(20));
        Assert.DoesNotContain(Expire, await DueAsync(desk));
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains(Expire, await DueAsync(desk));
    }

    [Fact]
    public void WhatIsKeptForEverIsNeverDue()
    {
        var forEver = new RetentionOptions { QuestionsDays = 0, UnsentIntakesDays = 0, ClosedCasesDays = 0, OpenCasesDays = 0, TranscriptsDays = 0 };
        Assert.Equal([0L], Retention.ExpireDue(forEver, DateTimeOffset.UtcNow).Values);
    }

    /// <summary>The context takes half a second and tens of megabytes to know all tables; what visitors do needs none of it.</summary>
    [Theory, OnSqlite, OnPostgreSql]
    public async Task AVisitorNeedsNoContext(StorageProvider provider)
    {
        var refused = false;
        await using var desk = await Desk.StartAsync(provider, services => RefusingContexts.Register(services, () => refused));
        await DoAsync(desk, Chain);
        refused = true;
        var replies = await desk.AskAsync("does it hurt");
        Assert.Equal(["About does it hurt"], replies);
        Assert.Equal(["About how long"], await desk.AskAsync("how long"));
        Assert.Equal(4, (await desk.TranscriptAsync()).Count);
        Assert.Empty(await desk.InAsync<ChannelHealth, IReadOnlyList<ChannelFault>>(channels => channels.FaultsAsync(default)));

        await desk.SayAsync("Talk to the team", new TurnAction(TurnActions.TalkToTeam));
        await desk.SayAsync("Anna Nowak");
        Assert.Contains("Your reference is", Assert.Single(await desk.AskAsync("07700 900123")), StringComparison.Ordinal);
        await desk.SayAsync("send intake-1");
        Assert.Equal([Chain], await DueAsync(desk));
        await DoAsync(desk, Chain);
        Assert.Contains("your questionnaire with all answers", Assert.Single(await desk.AskAsync("what do you hold about me")), StringComparison.Ordinal);
        await desk.SayAsync("forget me");
        Assert.Contains("this is deleted for good", Assert.Single(await desk.AskAsync("Yes", new TurnAction("privacy-confirm"))), StringComparison.Ordinal);
    }

    private static async Task<string[]> DueAsync(Desk desk)
    {
        var (database, now, due) = (desk.Services.GetRequiredService<IDatabase>(), desk.Clock.GetUtcNow(), new List<string>());
        foreach (var chore in desk.Services.GetServices<Chore>())
            if (await database.AnyAsync(chore.Due(now), default)) due.Add(chore.Name);
        if (await database.AnyAsync(OutboxSender.Due(now), default)) due.Add(Send);
        return [.. due];
    }

    private static Task DoAsync(Desk desk, string name) => desk.InAsync<IServiceProvider, bool>(async within =>
    {
        await within.GetServices<Chore>().Single(chore => chore.Name == name).RunAsync(within, default);
        return true;
    });
}
