using Microneedling.Bot.Storage;
using Microsoft.Bot.Schema;

namespace Microneedling.Bot.Conversation;

/// <summary>
/// Leaves of each erased message only that there was one: the Bot Framework's <c>messageDelete</c>, so that watermarks and
/// repeated messages go on working and nobody shows it.
/// </summary>
internal sealed class TranscriptErasure(IDatabase database, PersonalVault vault) : ITranscriptErasure
{
    private static readonly string EntriesOf = $"""
        SELECT said."Sequence", said."Speaker", said."ActivitySealed", turn."Kind"
        FROM "Transcript" AS said LEFT JOIN "Turns" AS turn ON turn."ChatId" = said."ChatId" AND turn."Sequence" = said."Sequence"
        WHERE said."ChatId" = $1 AND said."Sequence" >= $2 AND said."Sequence" < $3 AND said."Speaker" <> {(int)Speaker.Staff} ORDER BY said."Sequence"
        """;

    public async ValueTask EraseIntakeAsync(Turn turn, int from, CancellationToken cancellationToken)
    {
        turn.ForgetsMessage = true; // the turn's own entry is not saved yet
        var entries = await database.ReadAsync(new Statement(EntriesOf, turn.ChatId, from, turn.Sequence), row => (
            Sequence: row.GetInt32(0), IsVisitor: row.GetInt32(1) == (int)Speaker.Visitor, Sealed: row.GetFieldValue<byte[]>(2),
            IsAnswer: row.ValueOrNull<string>(3) == nameof(OutcomeKind.Intake)), cancellationToken);
        var seal = await vault.ForAsync(turn.ChatId, cancellationToken);
        var isIntake = false;
        foreach (var entry in entries)
        {
            if (entry.IsVisitor) isIntake = entry.IsAnswer;
            if (seal.TryOpen(entry.Sealed) is not { } json) continue;
            var said = ActivityJson.Read(json)!;
            // After an answer in between the open question was asked again, perhaps with the answer it had.
            if (said.Type == ActivityTypes.Message && (isIntake || !entry.IsVisitor && Activities.AsksForm(said))) Replace(entry.Sequence, Erased(said));
            else if (said is { Type: ActivityTypes.Event, Attachments.Count: > 0 }) // a hand-off with its copy of what was said before
            {
                said.Attachments = [];
                Replace(entry.Sequence, said);
            }
        }

        void Replace(int sequence, Activity by) => turn.Write(new Statement(
            """UPDATE "Transcript" SET "ActivitySealed" = $1 WHERE "ChatId" = $2 AND "Sequence" = $3""", seal.Seal(ActivityJson.Write(by)), turn.ChatId, sequence));
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
