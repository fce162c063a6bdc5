using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Tests.Handoff;

public sealed class AuditTests
{
    private static Task<AuditVerdict> VerifyAsync(Desk desk) => desk.InAsync<AuditChain, AuditVerdict>(async chain =>
    {
        await chain.ExtendAsync();
        return await chain.VerifyAsync();
    });

    [Fact]
    public async Task EveryOpeningOfACaseIsALineAndTheChainHolds()
    {
        await using var desk = await Desk.StartAsync();
        var reference = await desk.SendIntakeAsync();
        await desk.OpenAsync(reference, desk.Ben);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await desk.OpenAsync(reference, desk.Rita);
        desk.Clock.Advance(TimeSpan.FromMinutes(1));
        var verdict = await VerifyAsync(desk);
        Assert.Null(verdict.BrokenAt);
        var looked = (await desk.OpenAsync(reference, desk.Mia)).History.Where(line => line.IsView).Select(line => line.Who);
        Assert.Equal(["Mia", "Rita", "Ben"], looked);
    }

    [Theory]
    [InlineData("""UPDATE "Audit" SET "ActorName" = 'Nobody' WHERE "Number" = 2""")]
    [InlineData("""DELETE FROM "Audit" WHERE "Number" = 2""")]
    public async Task ALineThatWasChangedOrRemovedBreaksTheChain(string tampering)
    {
        await using var desk = await Desk.StartAsync();
        await desk.SendIntakeAsync();
        Assert.True((await VerifyAsync(desk)).Lines > 3);
        await desk.InAsync<ClinicDb, int>(db => db.Database.ExecuteSqlRawAsync(tampering));
        Assert.Equal(2, (await VerifyAsync(desk)).BrokenAt);
    }

    [Fact]
    public async Task ARefreshOfAnOpenPageIsNoNewView()
    {
        await using var desk = await Desk.StartAsync();
        var reference = await desk.SendIntakeAsync();
        await desk.OpenAsync(reference, desk.Ben);
        await desk.InAsync<Microneedling.Bot.Handoff.CaseFile, object?>(async file => await file.OpenAsync(reference, desk.Ben, refresh: true, default));
        Assert.Equal(1, await desk.InAsync<ClinicDb, int>(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == AuditAction.Viewed)));
    }
}
