using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff.Notes;

/// <summary>The private notes of a case.</summary>
public sealed class CaseNotes(ClinicDb db, PersonalVault vault, AuditLog audit, TimeProvider clock)
{
    /// <summary>Longest note, in UTF-16 units.</summary>
    public const int MaxLength = 4_000;

    public async Task<IReadOnlyList<NoteLine>> ReadAsync(string reference, string chatId, CancellationToken cancellationToken)
    {
        var notes = await db.Set<StaffNote>().AsNoTracking().Where(note => note.Reference == reference).OrderBy(note => note.At).ToListAsync(cancellationToken);
        if (notes.Count == 0) return [];
        var seal = await vault.ForAsync(chatId, cancellationToken);
        return [.. notes.Select(note => new NoteLine(note.AuthorId, note.At, seal.Open(note.TextSealed)))];
    }

    /// <returns>False when there is no such case or nothing was written.</returns>
    public async Task<bool> AddAsync(string reference, string text, Actor actor, CancellationToken cancellationToken)
    {
        text = text.Trim();
        if (text.Length is 0 or > MaxLength || await db.Set<Case>().FindAsync([reference], cancellationToken) is not { } row) return false;
        var now = clock.GetUtcNow();
        var seal = await vault.ForAsync(row.ChatId, cancellationToken);
        db.Add(new StaffNote { Id = Guid.CreateVersion7(now), Reference = reference, AuthorId = actor.Id, At = now, TextSealed = seal.Seal(text) });
        audit.Add(actor, AuditAction.NoteAdded, reference);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }
}

public sealed record NoteLine(string AuthorId, DateTimeOffset At, string Text);
