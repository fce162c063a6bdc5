using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff;

/// <summary>How a reply or a takeover ended.</summary>
public enum TakeoverOutcome { Done, NotFound, Empty, SomeoneElseHasIt, AnsweredMeanwhile }

/// <summary>
/// A person in the visitor's chat. One person has a chat at a time; every step is told to the visitor and to the channel
/// (Bot Framework <c>handoff.status</c>), and is visible the moment it is committed.
/// </summary>
public sealed class Takeover(ClinicDb db, Transcript transcript, ConversationFeed feed, ChatLocks locks, Outbox outbox, AuditLog audit, TimeProvider clock)
{
    /// <summary>Longest reply, in UTF-16 units.</summary>
    public const int MaxLength = 4_000;

    private const int Attempts = 4;

    /// <summary>Makes the actor the one who has the chat.</summary>
    /// <param name="evenFromColleague">Also when a colleague has it.</param>
    public Task<TakeoverOutcome> TakeAsync(string reference, Actor actor, bool evenFromColleague, CancellationToken cancellationToken) =>
        CommitAsync(reference, async (row, chat) =>
        {
            if (chat.OwnerId == actor.Id) return TakeoverOutcome.Done;
            if (chat.OwnerId is not null && !evenFromColleague) return TakeoverOutcome.SomeoneElseHasIt;
            await JoinAsync(row, chat, actor, cancellationToken);
            return TakeoverOutcome.Done;
        }, cancellationToken);

    /// <summary>Says something to the visitor, taking the chat over when nobody has it.</summary>
    /// <param name="lastSeen">The newest entry that the writer had before their eyes.</param>
    public Task<TakeoverOutcome> ReplyAsync(string reference, string text, int lastSeen, Actor actor, CancellationToken cancellationToken) =>
        CommitAsync(reference, async (row, chat) =>
        {
            var words = text.Trim();
            if (words.Length is 0 or > MaxLength) return TakeoverOutcome.Empty;
            if (await db.Set<TranscriptEntry>().AnyAsync(entry => entry.ChatId == chat.Id && entry.Sequence > lastSeen && entry.Speaker == Speaker.Staff, cancellationToken))
                return TakeoverOutcome.AnsweredMeanwhile;
            if (chat.OwnerId is not null && chat.OwnerId != actor.Id) return TakeoverOutcome.SomeoneElseHasIt;
            if (chat.OwnerId is null) await JoinAsync(row, chat, actor, cancellationToken);
            db.AddRange(outbox.Said(chat, reference, await transcript.AppendAsync(chat, new Message(words), actor.Name, cancellationToken)));
            row.Answered(clock.GetUtcNow());
            audit.Add(actor, AuditAction.Replied, reference);
            return TakeoverOutcome.Done;
        }, cancellationToken);

    /// <summary>Gives the chat back to the assistant.</summary>
    public Task<TakeoverOutcome> HandBackAsync(string reference, Actor actor, CancellationToken cancellationToken) =>
        CommitAsync(reference, async (row, chat) =>
        {
            if (chat.OwnerId is null) return TakeoverOutcome.Done;
            chat.OwnerId = null;
            row.Answered(clock.GetUtcNow());
            await transcript.AppendHandoffStatusAsync(chat, "completed", cancellationToken);
            db.AddRange(outbox.Said(chat, reference, await transcript.AppendNoticeAsync(chat, new Message(HandoffTexts.HandedBack(actor.Name)), cancellationToken)));
            audit.Add(actor, AuditAction.HandedBack, reference);
            return TakeoverOutcome.Done;
        }, cancellationToken);

    private async Task JoinAsync(Case row, Chat chat, Actor actor, CancellationToken cancellationToken)
    {
        chat.OwnerId = actor.Id;
        row.AssigneeId = actor.Id;
        if (row.Status is CaseStatus.New or CaseStatus.Closed) row.MoveTo(CaseStatus.InReview, clock.GetUtcNow());
        row.Touch(clock.GetUtcNow());
        await transcript.AppendHandoffStatusAsync(chat, "accepted", cancellationToken);
        db.AddRange(outbox.Said(chat, row.Reference, await transcript.AppendNoticeAsync(chat, new Message(HandoffTexts.Accepted(actor.Name)), cancellationToken)));
        audit.Add(actor, AuditAction.TookOver, row.Reference);
    }

    /// <summary>Runs the step on the stored state, in turn with the visitor's messages, and again when another node's came in between.</summary>
    private async Task<TakeoverOutcome> CommitAsync(string reference, Func<Case, Chat, Task<TakeoverOutcome>> step, CancellationToken cancellationToken)
    {
        var chatId = await db.Set<Case>().Where(row => row.Reference == reference).Select(row => row.ChatId).FirstOrDefaultAsync(cancellationToken);
        if (chatId is null) return TakeoverOutcome.NotFound;
        using var held = await locks.EnterAsync(chatId, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var row = await db.Set<Case>().FirstAsync(known => known.Reference == reference, cancellationToken);
            var chat = await db.Set<Chat>().FirstAsync(known => known.Id == chatId, cancellationToken);
            var outcome = await step(row, chat);
            if (outcome != TakeoverOutcome.Done) return outcome;
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                feed.Announce(chat.Id, chat.LastSequence);
                return TakeoverOutcome.Done;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
