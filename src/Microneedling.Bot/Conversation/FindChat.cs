using System.Data.Common;
using Microneedling.Bot.Storage;

namespace Microneedling.Bot.Conversation;

/// <summary>Finds a chat and the stored key of its person in one look.</summary>
public sealed class FindChat(IDatabase database)
{
    private const string Sql = """
        SELECT chat."VisitorId", chat."Channel", chat."Reference", chat."CreatedAt", chat."LastActivityAt", chat."LastSequence",
            chat."MemorySealed", chat."OwnerId", chat."Version", person."Wrapped"
        FROM "Chats" AS chat LEFT JOIN vault."PersonKeys" AS person ON person."PersonId" = chat."Id"
        WHERE chat."Id" = $1
        """;

    /// <param name="Chat">Not tracked: the turn changes it, and hands it over to be saved.</param>
    /// <param name="Key">Null when the person has none (any more).</param>
    public sealed record Found(Chat Chat, byte[]? Key);

    public async Task<Found?> ByIdAsync(string chatId, CancellationToken cancellationToken) =>
        await database.ReadAsync(new Statement(Sql, chatId), row => FoundIn(row, chatId), cancellationToken) is [var found] ? found : null;

    private static Found FoundIn(DbDataReader row, string chatId) => new(
        new Chat
        {
            Id = chatId,
            VisitorId = row.GetString(0),
            Channel = row.GetString(1),
            Reference = row.ValueOrNull<string>(2),
            CreatedAt = row.Moment(3),
            LastActivityAt = row.Moment(4),
            LastSequence = row.GetInt32(5),
            MemorySealed = row.ValueOrNull<byte[]>(6),
            OwnerId = row.ValueOrNull<string>(7),
            Version = row.GetInt32(8),
        },
        row.ValueOrNull<byte[]>(9));
}
