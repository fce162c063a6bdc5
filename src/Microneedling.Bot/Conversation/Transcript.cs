using Microneedling.Bot.Storage;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace Microneedling.Bot.Conversation;

/// <summary>What was said in a conversation, in order. Appending joins the current unit of work; nothing is saved here.</summary>
public sealed class Transcript(ClinicDb db, IDatabase database, PersonalVault vault, TimeProvider clock)
{
    private const string Sql = """
        SELECT said."Sequence", said."Speaker", said."At", said."ActivitySealed", person."Wrapped"
        FROM "Transcript" AS said LEFT JOIN vault."PersonKeys" AS person ON person."PersonId" = said."ChatId"
        WHERE said."ChatId" = $1 AND said."Sequence" > $2 ORDER BY said."Sequence" LIMIT $3
        """;

    /// <summary>One entry with its activity opened.</summary>
    /// <param name="Json">The activity as it goes over the wire.</param>
    public sealed record Line(int Sequence, Speaker Speaker, DateTimeOffset At, string Json)
    {
        /// <summary>The words said; empty for anything but a message.</summary>
        public string Text => ActivityJson.Read(Json)!.Text ?? "";

        /// <summary>The sender's name as the visitor sees it; null when there is none.</summary>
        public string? Sender => ActivityJson.Read(Json)!.From?.Name;
    }

    /// <summary>The entries after a sequence (0: all), oldest first, at most <paramref name="limit"/>; without those of a person who was erased.</summary>
    public async Task<IReadOnlyList<Line>> ReadAsync(string chatId, int afterSequence, CancellationToken cancellationToken, int limit = 1_000)
    {
        var rows = await database.ReadAsync(new Statement(Sql, chatId, afterSequence, limit), row => (
            Sequence: row.GetInt32(0), Speaker: (Speaker)row.GetInt32(1), At: row.Moment(2),
            Sealed: row.GetFieldValue<byte[]>(3), Key: row.ValueOrNull<byte[]>(4)), cancellationToken);
        if (rows.Count == 0 || vault.Take(chatId, rows[0].Key) is not { } seal) return [];
        var lines = new List<Line>(rows.Count);
        foreach (var row in rows)
            if (seal.TryOpen(row.Sealed) is { } json)
                lines.Add(new Line(row.Sequence, row.Speaker, row.At, json));
        return lines;
    }

    /// <summary>Adds a message of a staff member. The visitor sees it once the unit of work is saved and announced.</summary>
    /// <returns>Its sequence.</returns>
    public Task<int> AppendAsync(Chat chat, Message message, string staffName, CancellationToken cancellationToken) =>
        AppendAsync(chat, Speaker.Staff, Activities.From(message), new ChannelAccount { Id = "staff", Name = staffName, Role = RoleTypes.Bot }, cancellationToken);

    /// <summary>Adds a message that the assistant sends outside a turn.</summary>
    /// <returns>Its sequence.</returns>
    public Task<int> AppendNoticeAsync(Chat chat, Message message, CancellationToken cancellationToken) =>
        AppendAsync(chat, Speaker.Assistant, Activities.From(message), new ChannelAccount { Id = "assistant", Name = "Assistant", Role = RoleTypes.Bot }, cancellationToken);

    /// <summary>Adds the Bot Framework event <c>handoff.status</c>.</summary>
    /// <param name="state"><c>accepted</c>, <c>failed</c> or <c>completed</c>.</param>
    /// <returns>Its sequence.</returns>
    public async Task<int> AppendHandoffStatusAsync(Chat chat, string state, CancellationToken cancellationToken)
    {
        var status = (Activity)EventFactory.CreateHandoffStatus(new ConversationAccount { Id = chat.Id }, state);
        status.Id = null; // the transcript gives its own
        return await AppendAsync(chat, Speaker.Assistant, status, new ChannelAccount { Id = "assistant", Name = "Assistant", Role = RoleTypes.Bot }, cancellationToken);
    }

    private async Task<int> AppendAsync(Chat chat, Speaker speaker, Activity activity, ChannelAccount from, CancellationToken cancellationToken)
    {
        activity.ChannelId = chat.Channel;
        activity.Conversation = new ConversationAccount { Id = chat.Id };
        activity.From = from;
        var seal = await vault.ForAsync(chat.Id, cancellationToken);
        chat.Version++;
        var (line, entry) = Next(chat, seal, speaker, activity, clientActivityId: null);
        db.Add(entry);
        return line.Sequence;
    }

    /// <summary>Gives the activity its id and time as the chat's newest entry, which is still to be saved.</summary>
    internal (Line Line, TranscriptEntry Entry) Next(Chat chat, PersonalVault.PersonSeal seal, Speaker speaker, Activity activity, string? clientActivityId)
    {
        var sequence = ++chat.LastSequence;
        var earliest = chat.LastActivityAt.AddMilliseconds(1);
        var now = clock.GetUtcNow();
        var at = chat.LastActivityAt = now > earliest ? now : earliest;
        activity.Id ??= TranscriptEntry.FormatId(chat.Id, sequence);
        activity.Timestamp = at;
        var json = ActivityJson.Write(activity);
        return (new Line(sequence, speaker, at, json), new TranscriptEntry
        {
            ChatId = chat.Id,
            Sequence = sequence,
            Speaker = speaker,
            At = at,
            ClientActivityId = clientActivityId,
            ActivitySealed = seal.Seal(json),
        });
    }
}
