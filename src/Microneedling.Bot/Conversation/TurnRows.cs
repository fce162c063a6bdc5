using Microneedling.Bot.Storage;

namespace Microneedling.Bot.Conversation;

/// <summary>
/// What every turn leaves in the database: the chat as it is now, what was said, and how it ended. Most turns are only
/// talk, and this is all that they write; what responders write comes after it.
/// </summary>
/// <param name="chat">As it is to be stored.</param>
/// <param name="version">The stored version that it was made from; null for a chat that is not stored yet.</param>
internal sealed class TurnRows(Chat chat, int? version)
{
    private const string InsertChat = """
        INSERT INTO "Chats" ("Id", "VisitorId", "Channel", "Reference", "CreatedAt", "LastActivityAt", "LastSequence", "MemorySealed", "OwnerId", "Version")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private const string UpdateChat = """
        UPDATE "Chats" SET "Reference" = $1, "LastActivityAt" = $2, "LastSequence" = $3, "MemorySealed" = $4, "OwnerId" = $5, "Version" = $6
        WHERE "Id" = $7 AND "Version" = $8 AND "CreatedAt" = $9
        """;

    private const string InsertEntry = """
        INSERT INTO "Transcript" ("ChatId", "Sequence", "Speaker", "At", "ClientActivityId", "ActivitySealed") VALUES ($1, $2, $3, $4, $5, $6)
        """;

    private const string InsertRecord = """
        INSERT INTO "Turns" ("ChatId", "Sequence", "At", "Kind", "Action", "ArticleId", "Options", "Score", "Helpful")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    public List<TranscriptEntry> Entries { get; } = new(4);

    public TurnRecord? Record { get; set; }

    /// <summary>The first one fails where the stored chat is not the one that this was made from.</summary>
    public List<Statement> Statements()
    {
        var statements = new List<Statement>(Entries.Count + 2)
        {
            version is { } from
                ? new(UpdateChat, chat.Reference, chat.LastActivityAt.UtcTicks, chat.LastSequence, chat.MemorySealed, chat.OwnerId, chat.Version, chat.Id, from, chat.CreatedAt.UtcTicks) { MustChangeOne = true }
                : new(InsertChat, chat.Id, chat.VisitorId, chat.Channel, chat.Reference, chat.CreatedAt.UtcTicks, chat.LastActivityAt.UtcTicks, chat.LastSequence, chat.MemorySealed, chat.OwnerId, chat.Version) { MustChangeOne = true },
        };
        foreach (var entry in Entries)
            statements.Add(new(InsertEntry, entry.ChatId, entry.Sequence, (int)entry.Speaker, entry.At.UtcTicks, entry.ClientActivityId, entry.ActivitySealed));
        if (Record is { } turn)
            statements.Add(new(InsertRecord, turn.ChatId, turn.Sequence, turn.At.UtcTicks, turn.Kind.ToString(), turn.Action, turn.ArticleId, turn.Options, turn.Score, turn.Helpful));
        return statements;
    }
}
