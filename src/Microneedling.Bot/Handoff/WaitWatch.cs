using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Handoff.Hours;
using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Handoff;

/// <summary>Looks after those who wait: a chat that its owner ignores goes back to the queue, and a wait that grows too long is told again and again.</summary>
public sealed class WaitWatch(
    ClinicDb db, Transcript transcript, ConversationFeed feed, Outbox outbox, AuditLog audit, TeamHours hours, HandoffTexts texts,
    IOptions<HandoffOptions> options, TimeProvider clock)
{
    private const int Batch = 50;

    /// <summary>Somebody waits for longer than the shortest time after which something is done.</summary>
    internal static Statement Due(HandoffOptions options, DateTimeOffset now) => new(
        """SELECT 1 FROM "Cases" WHERE "Rank" < 10 AND "WaitingSince" < $1 LIMIT 1""",
        now.AddMinutes(-Math.Min(options.AnswerWithinMinutes, options.ReturnToQueueAfterMinutes)).UtcTicks);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await ReturnIgnoredAsync(cancellationToken);
        await AlarmAsync(cancellationToken);
    }

    private async Task ReturnIgnoredAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var limit = now - TimeSpan.FromMinutes(options.Value.ReturnToQueueAfterMinutes);
        var ignored = await (from row in db.Set<Case>()
                             join chat in db.Set<Chat>() on row.ChatId equals chat.Id
                             where chat.OwnerId != null && row.Rank < 10 && row.WaitingSince < limit
                             orderby row.WaitingSince
                             select new { row, chat }).Take(Batch).ToListAsync(cancellationToken);
        foreach (var pair in ignored)
        {
            var (row, chat) = (pair.row, pair.chat);
            chat.OwnerId = null;
            row.AssigneeId = null;
            row.Touch(now);
            await transcript.AppendHandoffStatusAsync(chat, "failed", cancellationToken);
            db.AddRange(outbox.Said(chat, row.Reference, await transcript.AppendNoticeAsync(chat, new Message(texts.NobodyThere(now)), cancellationToken)));
            db.AddRange(outbox.Notices(NoticeKind.Waiting, row.Reference));
            row.AlarmedAt = now;
            audit.Add(Actor.Assistant, AuditAction.ReturnedToQueue, row.Reference);
            await db.SaveChangesAsync(cancellationToken);
            feed.Announce(chat.Id, chat.LastSequence);
        }
    }

    private async Task AlarmAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var span = TimeSpan.FromMinutes(options.Value.AnswerWithinMinutes);
        var limit = now - span;
        var waiting = await db.Set<Case>().Where(row => row.Rank < 10 && row.WaitingSince < limit && (row.AlarmedAt == null || row.AlarmedAt < limit))
            .OrderBy(row => row.Rank).ThenBy(row => row.SortAt).Take(Batch).ToListAsync(cancellationToken);
        foreach (var row in waiting.Where(row => hours.Now.OpenTimeBetween(row.AlarmedAt ?? row.WaitingSince!.Value, now) >= span))
        {
            row.AlarmedAt = now;
            db.AddRange(outbox.Notices(NoticeKind.Waiting, row.Reference));
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
