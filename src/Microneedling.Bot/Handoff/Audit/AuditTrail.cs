using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff.Audit;

/// <summary>Reads the audit, newest first.</summary>
public sealed class AuditTrail(ClinicDb db)
{
    public const int PageSize = 100;

    /// <param name="subject">Only lines about this reference or e-mail address; null: all.</param>
    /// <param name="page">From 1.</param>
    public async Task<(IReadOnlyList<AuditEntry> Lines, int Total)> ReadAsync(string? subject, string? actorId, int page, CancellationToken cancellationToken)
    {
        var wanted = db.Set<AuditEntry>().AsNoTracking();
        if (subject is not null) wanted = wanted.Where(entry => entry.Subject == subject);
        if (actorId is not null) wanted = wanted.Where(entry => entry.ActorId == actorId);
        var total = await wanted.CountAsync(cancellationToken);
        var lines = await wanted.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
            .Skip((Math.Max(1, page) - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
        return (lines, total);
    }
}
