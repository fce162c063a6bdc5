using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Handoff.Privacy;

/// <summary>Deletes what was asked to be deleted and what was kept long enough.</summary>
public sealed class Retention(ClinicDb db, Eraser eraser, IOptions<RetentionOptions> options, TimeProvider clock)
{
    private const int Batch = 200;

    /// <summary>Somebody asked to be forgotten.</summary>
    internal static Statement ForgetDue(DateTimeOffset now) => new("""SELECT 1 FROM "ErasureRequests" LIMIT 1""");

    /// <summary>A conversation is old enough that something of it may go: nothing goes that is younger than the shortest time of all.</summary>
    internal static Statement ExpireDue(RetentionOptions keep, DateTimeOffset now) => new(
        """SELECT 1 FROM "Chats" WHERE "CreatedAt" < $1 LIMIT 1""",
        new[] { keep.QuestionsDays, keep.UnsentIntakesDays, keep.ClosedCasesDays, keep.OpenCasesDays, keep.TranscriptsDays }.Max(days => Before(days, now)).UtcTicks);

    /// <summary>Visitors who asked to be forgotten.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var asked = await db.Set<ErasureRequest>().OrderBy(request => request.At).Select(request => request.ChatId).Take(Batch).ToListAsync(cancellationToken);
        foreach (var chatId in asked) await eraser.EraseAsync(chatId, Actor.Visitor, AuditAction.Erased, cancellationToken);
        if (asked.Count > 0) await eraser.EmptyLogAsync(cancellationToken);
    }

    /// <summary>Everything whose time is over.</summary>
    /// <returns>How many conversations went.</returns>
    public async Task<int> ExpireAsync(CancellationToken cancellationToken)
    {
        var gone = 0;
        foreach (var chatId in await ExpiredAsync(cancellationToken))
            if (await eraser.EraseAsync(chatId, Actor.Assistant, AuditAction.Expired, cancellationToken) is not null) gone++;
        var said = await ExpireTranscriptsAsync(cancellationToken);
        if (gone + said > 0) await eraser.EmptyLogAsync(cancellationToken);
        return gone;
    }

    private async Task<IReadOnlyList<string>> ExpiredAsync(CancellationToken cancellationToken)
    {
        var keep = options.Value;
        var (questions, unsent) = (Before(keep.QuestionsDays), Before(keep.UnsentIntakesDays));
        var (closed, open) = (Before(keep.ClosedCasesDays), Before(keep.OpenCasesDays));
        var cases = db.Set<Case>();
        var turns = db.Set<TurnRecord>();
        var withoutCase = db.Set<Chat>().Where(chat => !cases.Any(row => row.ChatId == chat.Id));
        var old = withoutCase.Where(chat => chat.LastActivityAt < questions
            || (chat.LastActivityAt < unsent && turns.Any(turn => turn.ChatId == chat.Id && turn.Kind == OutcomeKind.Intake)));
        var over = db.Set<Chat>().Where(chat => cases.Any(row => row.ChatId == chat.Id)
            && !cases.Any(row => row.ChatId == chat.Id && (row.Status == CaseStatus.Closed ? row.ClosedAt >= closed : row.ChangedAt >= open)));
        return await old.Select(chat => chat.Id).Concat(over.Select(chat => chat.Id)).OrderBy(id => id).Take(Batch).ToListAsync(cancellationToken);
    }

    private async Task<int> ExpireTranscriptsAsync(CancellationToken cancellationToken)
    {
        var before = Before(options.Value.TranscriptsDays);
        var quiet = db.Set<Chat>().Where(chat => chat.LastActivityAt < before).Select(chat => chat.Id);
        return await db.Set<TranscriptEntry>().Where(entry => quiet.Contains(entry.ChatId)).ExecuteDeleteAsync(cancellationToken);
    }

    private DateTimeOffset Before(int days) => Before(days, clock.GetUtcNow());

    private static DateTimeOffset Before(int days, DateTimeOffset now) => days <= 0 ? DateTimeOffset.MinValue : now.AddDays(-days);
}
