using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff.Privacy;

/// <summary>What was removed; it names nobody.</summary>
/// <param name="References">The cases that are gone.</param>
public sealed record ErasureReceipt(DateTimeOffset At, IReadOnlyList<string> References, int Messages, int Notes);

/// <summary>
/// Removes one person: the conversation with everything under it, and the key that sealed it, so that copies in backups
/// cannot be read either. Deleted pages are overwritten and the write-ahead log is emptied.
/// </summary>
public sealed class Eraser(ClinicDb db, PersonalVault vault, RecentChats recent, AuditLog audit, CaseFeed feed, TimeProvider clock)
{
    /// <summary>Erases the person of that case.</summary>
    /// <returns>Null when there is no such case.</returns>
    public async Task<ErasureReceipt?> EraseCaseAsync(string reference, Actor actor, CancellationToken cancellationToken)
    {
        var chatId = await db.Set<Case>().Where(row => row.Reference == reference).Select(row => row.ChatId).FirstOrDefaultAsync(cancellationToken);
        return chatId is null ? null : await EraseAsync(chatId, actor, AuditAction.Erased, cancellationToken);
    }

    /// <summary>Erases the person of that conversation.</summary>
    /// <returns>Null when there is no such conversation.</returns>
    public async Task<ErasureReceipt?> EraseAsync(string chatId, Actor actor, AuditAction why, CancellationToken cancellationToken)
    {
        if (await db.Set<Chat>().FirstOrDefaultAsync(chat => chat.Id == chatId, cancellationToken) is not { } chat) return null;
        var references = await db.Set<Case>().Where(row => row.ChatId == chatId).Select(row => row.Reference).ToListAsync(cancellationToken);
        var receipt = new ErasureReceipt(
            clock.GetUtcNow(),
            references,
            await db.Set<TranscriptEntry>().CountAsync(entry => entry.ChatId == chatId, cancellationToken),
            await db.Set<Notes.StaffNote>().CountAsync(note => references.Contains(note.Reference), cancellationToken));

        db.Remove(chat); // the database removes what hangs on it: messages, turns, cases, notes, notices, search terms
        await vault.EraseAsync(chatId, cancellationToken);
        if (references.Count == 0) audit.Add(actor, why, null, $"{receipt.Messages} messages");
        foreach (var reference in references) audit.Add(actor, why, reference, $"{receipt.Messages} messages, {receipt.Notes} notes");
        await db.SaveChangesAsync(cancellationToken);
        recent.Forget(chatId);
        foreach (var reference in references) feed.AnnounceCase(reference);
        return receipt;
    }

    /// <summary>Empties SQLite's write-ahead log, which may still hold pages of what was deleted.</summary>
    public async Task EmptyLogAsync(CancellationToken cancellationToken)
    {
        if (db.Database.IsSqlite()) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
    }
}
