using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Microneedling.Bot.Tests.Handoff;

/// <summary>Nothing else runs beside it, so the processor time of the process is its own.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>The inbox of a clinic that has been busy for years.</summary>
[Collection(nameof(Alone))]
public sealed class LargeInboxTests(ITestOutputHelper output)
{
    private const int Cases = 10_000, People = 500;

    /// <summary>Processor time, because other programs run beside the tests; also the first time that somebody looks.</summary>
    [Theory, OnSqlite, OnPostgreSql]
    public async Task TenThousandCasesAreListedAndSearchedInLessThan200MillisecondsOfWork(StorageProvider provider)
    {
        await using var desk = await Desk.StartAsync(provider);
        await FillAsync(desk);
        await desk.InAsync<Inbox, bool>(async inbox => { await InboxWarmUp.RunAsync(inbox, default); return true; });
        foreach (var (filter, found) in new (InboxFilter, int)[]
        {
            (new(Text: "n00471"), 20), (new(), 8_000), (new(Text: "900471"), 20), (new(Text: "n0047"), 160), (new(Page: 160), 8_000),
            (new(CaseStatus.Closed), 2_000), (new(Level: FlagLevel.Urgent), 2_000), (new(Text: "quetzal"), 0),
        })
        {
            var before = Environment.CpuUsage.TotalTime;
            var page = await desk.InAsync<Inbox, InboxPage>(inbox => inbox.ReadAsync(filter, default));
            var work = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
            output.WriteLine($"{work:0} ms for {filter}");
            Assert.Equal(found, page.Total);
            Assert.True(work < 200, $"{work:0} ms for {filter}");
        }
    }

    /// <summary>People with numbers for names, and each of them twenty times.</summary>
    private static async Task FillAsync(Desk desk)
    {
        await using var scope = desk.Services.CreateAsyncScope();
        var (db, vault) = (scope.ServiceProvider.GetRequiredService<ClinicDb>(), scope.ServiceProvider.GetRequiredService<PersonalVault>());
        var (now, terms) = (desk.Clock.GetUtcNow(), new CaseTerms(vault));
        for (var number = 0; number < People; number++)
        {
            var chat = $"chat{number % 20}";
            var seal = await vault.ForAsync(chat, default);
            if (number < 20) db.Add(new Chat { Id = chat, VisitorId = "visitor", Channel = "directline", CreatedAt = now, LastActivityAt = now });
            var contact = new IntakeContact($"N{number:D5}", $"07700 9{number:D5}", null, null, null);
            var row = new Case
            {
                Reference = "22" + CaseReference.Next()[2..], ChatId = chat, Kind = CaseKind.Intake, OpenedAt = now.AddMinutes(-number),
                ContactSealed = seal.Seal(contact), BodySealed = seal.Seal(CaseBody.Empty), Level = (FlagLevel)(number % 4),
            };
            row.Wait(now.AddMinutes(-number));
            if (number % 5 > 2) row.MoveTo(number % 5 == 3 ? CaseStatus.Contacted : CaseStatus.Closed, now);
            db.Add(row);
            db.AddRange(await terms.OfAsync(row.Reference, contact, default));
        }
        await db.SaveChangesAsync();
        for (var copy = 1; copy < Cases / People; copy++)
            foreach (var type in new[] { typeof(Case), typeof(CaseTerm) })
            {
                var table = db.Context.Model.FindEntityType(type)!;
                var columns = string.Join(", ", table.GetProperties().Select(property => $"\"{property.GetColumnName()}\"").Where(column => column != "\"Reference\""));
                var sql = $"""INSERT INTO "{table.GetTableName()}" ("Reference", {columns}) SELECT '{(char)('A' + copy)}A' || substr("Reference", 3), {columns} FROM "{table.GetTableName()}" WHERE "Reference" LIKE '22%'""";
                await db.Database.ExecuteSqlRawAsync(sql);
            }
    }
}
