using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Storage;

namespace Microneedling.Bot.Handoff.Audit;

/// <summary>Adds lines to the audit; they are saved with the deed that they tell of.</summary>
public sealed class AuditLog(Lazy<ClinicDb> db, TimeProvider clock)
{
    public void Add(Actor actor, AuditAction action, string? subject = null, string? detail = null)
    {
        var now = clock.GetUtcNow();
        db.Value.Add(new AuditEntry
        {
            Id = Guid.CreateVersion7(now), At = now, ActorId = actor.Id, ActorName = actor.Name,
            Action = action, Subject = subject, Detail = detail,
        });
    }

    /// <summary>Adds a line that stands for itself, and saves it.</summary>
    public async Task WriteAsync(Actor actor, AuditAction action, string? subject, string? detail, CancellationToken cancellationToken)
    {
        Add(actor, action, subject, detail);
        await db.Value.SaveChangesAsync(cancellationToken);
    }
}
