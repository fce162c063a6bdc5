using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Handoff;

/// <summary>How a command ended.</summary>
public enum DeskOutcome { Done, NotFound, NotPossible, Clash }

/// <summary>What staff do with a case. Each command is one commit with its line of the audit.</summary>
public sealed class CaseDesk(ClinicDb db, AuditLog audit, StaffNames names, IOptions<HandoffOptions> options, TimeProvider clock)
{
    public Task<DeskOutcome> MoveAsync(string reference, CaseStatus to, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(reference, row =>
        {
            var from = row.Status;
            if (!row.MoveTo(to, clock.GetUtcNow())) return false;
            audit.Add(actor, AuditAction.StatusChanged, reference, $"{from.Label()} → {to.Label()}");
            return true;
        }, cancellationToken);

    /// <param name="assigneeId">A staff member's id; null: nobody.</param>
    public async Task<DeskOutcome> AssignAsync(string reference, string? assigneeId, Actor actor, CancellationToken cancellationToken)
    {
        var staff = await names.AllAsync(cancellationToken);
        var name = assigneeId is null ? "nobody" : staff.GetValueOrDefault(assigneeId);
        if (name is null) return DeskOutcome.NotFound;
        return await ChangeAsync(reference, row =>
        {
            row.AssigneeId = assigneeId;
            audit.Add(actor, AuditAction.Assigned, reference, $"to {name}");
            return true;
        }, cancellationToken);
    }

    /// <summary>Sets the labels; those that the clinic does not have are left out.</summary>
    public Task<DeskOutcome> LabelAsync(string reference, IEnumerable<string> labels, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(reference, row =>
        {
            var known = options.Value.LabelChoices().Intersect(labels).ToArray();
            row.Labels = known.Length == 0 ? null : string.Join('\n', known);
            audit.Add(actor, AuditAction.Labelled, reference, known.Length == 0 ? "none" : string.Join(", ", known));
            return true;
        }, cancellationToken);

    private async Task<DeskOutcome> ChangeAsync(string reference, Func<Case, bool> change, CancellationToken cancellationToken)
    {
        if (await db.Set<Case>().FindAsync([reference], cancellationToken) is not { } row) return DeskOutcome.NotFound;
        if (!change(row)) return DeskOutcome.NotPossible;
        row.Touch(clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return DeskOutcome.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            return DeskOutcome.Clash;
        }
    }
}
