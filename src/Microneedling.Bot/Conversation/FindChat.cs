using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Conversation;

/// <summary>Finds a chat and the stored key of its person in one look. Every turn asks it, so the query is compiled once.</summary>
public sealed class FindChat
{
    private readonly Func<ClinicDb, string, CancellationToken, Task<Found?>> query = EF.CompileAsyncQuery((ClinicDb db, string chatId, CancellationToken _) =>
        db.Set<Chat>().AsNoTracking().Where(row => row.Id == chatId)
            .Select(row => new Found(row, db.Set<PersonKey>().Where(key => key.PersonId == row.Id).Select(key => key.Wrapped).FirstOrDefault()))
            .FirstOrDefault());

    /// <param name="Chat">Not tracked: the turn changes it, and hands it over to be saved.</param>
    /// <param name="Key">Null when the person has none (any more).</param>
    public sealed record Found(Chat Chat, byte[]? Key);

    public Task<Found?> InAsync(ClinicDb db, string chatId, CancellationToken cancellationToken) => query(db, chatId, cancellationToken);
}
