using Microneedling.Bot.Storage;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Conversation;

/// <summary>
/// Leaves of each erased message only that there was one: the Bot Framework's <c>messageDelete</c>, so that watermarks and
/// repeated messages go on working and nobody shows it.
/// </summary>
internal sealed class TranscriptErasure(Lazy<ClinicDb> db, PersonalVault vault) : ITranscriptErasure
{
    public async ValueTask EraseIntakeAsync(Turn turn, int from, CancellationToken cancellationToken)
    {
        var chatId = turn.ChatId;
        var answered = (await db.Value.Set<TurnRecord>().Where(record => record.ChatId == chatId && record.Sequence >= from && record.Kind == OutcomeKind.Intake)
            .Select(record => record.Sequence).ToListAsync(cancellationToken)).ToHashSet();
        turn.ForgetsMessage = true; // the turn's own entry is not saved yet
        var entries = await db.Value.Set<TranscriptEntry>().Where(entry => entry.ChatId == chatId && entry.Sequence >= from && entry.Sequence < turn.Sequence && entry.Speaker != Speaker.Staff)
            .OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        var seal = await vault.ForAsync(chatId, cancellationToken);
        var isIntake = false;
        foreach (var entry in entries)
        {
            if (entry.Speaker is Speaker.Visitor) isIntake = answered.Contains(entry.Sequence);
            if (seal.TryOpen(entry.ActivitySealed) is not { } json) continue;
            var said = Activities.FromJson(json);
            if (said is { Type: ActivityTypes.Event, Attachments.Count: > 0 }) // a hand-off with its copy of what was said before
            {
                said.Attachments = [];
                entry.ActivitySealed = seal.Seal(Activities.ToJson(said));
            }
            if (said.Type != ActivityTypes.Message) continue;
            // After an answer in between the open question was asked again, perhaps with the answer it had.
            if (isIntake || entry.Speaker is Speaker.Assistant && Activities.AsksForm(said)) entry.ActivitySealed = seal.Seal(Activities.ToJson(Erased(said)));
        }
    }

    /// <summary>What is left of a message that is erased.</summary>
    internal static Activity Erased(Activity said) => new()
    {
        Type = ActivityTypes.MessageDelete,
        Id = said.Id,
        Timestamp = said.Timestamp,
        ChannelId = said.ChannelId,
        Conversation = said.Conversation,
        From = said.From,
        ReplyToId = said.ReplyToId,
    };
}
