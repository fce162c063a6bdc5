using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Storage;

namespace Microneedling.Bot.Handoff.Audit;

/// <summary>Adds lines about what staff do to the audit; they are saved with the deed that they tell of.</summary>
public sealed class AuditLog(ClinicDb db, TimeProvider clock)
{
    public void Add(Actor actor, AuditAction action, string? subject = null, string? detail = null) =>
        db.Add(AuditEntry.Of(clock.GetUtcNow(), actor, action, subject, detail));

    /// <summary>Adds a line that stands for itself, and saves it.</summary>
    public async Task WriteAsync(Actor actor, AuditAction action, string? subject, string? detail, CancellationToken cancellationToken)
    {
        Add(actor, action, subject, detail);
        await db.SaveChangesAsync(cancellationToken);
    }
}
