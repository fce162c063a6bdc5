using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Hours;
using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Intake;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Handoff;

/// <summary>Which cases are wanted. Nulls do not filter; without a status, the cases that are not closed.</summary>
/// <param name="Assignee">A staff member's id, or <c>none</c>.</param>
/// <param name="Text">A reference, or words of the name, number or address.</param>
/// <param name="Page">From 1.</param>
public sealed record InboxFilter(CaseStatus? Status = null, FlagLevel? Level = null, string? Assignee = null, string? Text = null, int Page = 1);

public sealed record InboxRow(
    string Reference, CaseKind Kind, CaseStatus Status, FlagLevel? Level, IntakeContact Contact, DateTimeOffset OpenedAt,
    DateTimeOffset? WaitingSince, bool IsOverdue, string? AssigneeName, IReadOnlyList<string> Labels);

/// <param name="Counts">How many cases stand where, whatever the filter.</param>
/// <param name="Faults">What keeps staff from being told, one sentence a channel.</param>
public sealed record InboxPage(
    IReadOnlyList<InboxRow> Rows, int Total, int Page, int Pages, IReadOnlyDictionary<CaseStatus, int> Counts, int Waiting, IReadOnlyList<string> Faults);

/// <summary>The list that staff work from: who waits first, the most urgent of them on top.</summary>
public sealed class Inbox(ClinicDb db, PersonalVault vault, StaffNames names, ChannelHealth channels, TeamHours hours, IOptions<HandoffOptions> options, TimeProvider clock)
{
    public const int PageSize = 40;

    public async Task<InboxPage> ReadAsync(InboxFilter filter, CancellationToken cancellationToken)
    {
        var wanted = await FilterAsync(filter, cancellationToken);
        var total = await wanted.CountAsync(cancellationToken);
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var ordered = filter.Status == CaseStatus.Closed ? wanted.OrderByDescending(row => row.SortAt) : wanted.OrderBy(row => row.Rank).ThenBy(row => row.SortAt);
        var cases = await ordered.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);

        var counts = await db.Set<Case>().GroupBy(row => row.Status).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
        var waiting = await db.Set<Case>().CountAsync(row => row.Rank < 10, cancellationToken);
        await vault.LoadAsync(cases.Select(row => row.ChatId), cancellationToken);
        var staff = await names.AllAsync(cancellationToken);
        var rows = new List<InboxRow>(cases.Count);
        foreach (var row in cases) rows.Add(await RowAsync(row, staff, cancellationToken));
        return new InboxPage(rows, total, page, pages, counts, waiting, [.. (await channels.FaultsAsync(cancellationToken)).Select(fault => fault.Text)]);
    }

    private async Task<IQueryable<Case>> FilterAsync(InboxFilter filter, CancellationToken cancellationToken)
    {
        var wanted = db.Set<Case>().AsNoTracking();
        if (CaseReference.Beginning(filter.Text) is { } beginning)
        {
            var fitting = wanted.Where(row => row.Reference.StartsWith(beginning));
            if (await fitting.AnyAsync(cancellationToken)) return fitting;
        }
        wanted = filter.Status is { } status ? wanted.Where(row => row.Status == status) : wanted.Where(row => row.Rank < 20);
        if (filter.Level is { } level) wanted = wanted.Where(row => row.Level == level);
        if (filter.Assignee is { } assignee) wanted = assignee == "none" ? wanted.Where(row => row.AssigneeId == null) : wanted.Where(row => row.AssigneeId == assignee);
        if (string.IsNullOrWhiteSpace(filter.Text)) return wanted;

        var digests = await new CaseTerms(vault).OfSearchAsync(filter.Text, cancellationToken);
        if (digests.Count == 0) return wanted.Where(row => false);
        return digests.Aggregate(wanted, (some, digest) => some.Where(row =>
            db.Set<CaseTerm>().Where(term => term.Digest == digest).Select(term => term.Reference).Contains(row.Reference)));
    }

    private async ValueTask<InboxRow> RowAsync(Case row, IReadOnlyDictionary<string, string> staff, CancellationToken cancellationToken)
    {
        var contact = (await vault.FindAsync(row.ChatId, cancellationToken)).TryOpen<IntakeContact>(row.ContactSealed) ?? new("Erased", null, null, null, null);
        return new InboxRow(row.Reference, row.Kind, row.Status, row.Level, contact, row.OpenedAt, row.WaitingSince, IsOverdue(row),
            row.AssigneeId is null ? null : staff.GetValueOrDefault(row.AssigneeId), row.Labels?.Split('\n') ?? []);
    }

    private bool IsOverdue(Case row) => row.WaitingSince is { } since
        && hours.Now.OpenTimeBetween(since, clock.GetUtcNow()) > TimeSpan.FromMinutes(options.Value.AnswerWithinMinutes);
}
