using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Microneedling.Bot.Storage;

/// <summary>
/// Seals what a person entrusts to us, so that the database and its backups hold nothing readable: AES-256-GCM with one
/// key a person. The person is the chat. Once a key is erased, nothing that it sealed can be read again, here or in a backup.
/// </summary>
/// <remarks>
/// Only the unwrapping is cached, never that a key exists: whoever shows something reads the stored key, so that an erasure
/// counts at once on every node. A turn that began before it, or with what its process remembered of the chat, cannot
/// commit after it, because the chat's row is gone.
/// </remarks>
public sealed partial class PersonalVault(ClinicDb db, IDatabase database, IDataProtectionProvider protection, IMemoryCache cache)
{
    private static readonly TimeSpan KeptInMemory = TimeSpan.FromMinutes(10);
    private readonly IDataProtector protector = protection.CreateProtector("Microneedling.PersonKey.v1");
    private readonly Dictionary<string, PersonSeal> opened = new(StringComparer.Ordinal);

    private sealed record Unwrapped(byte[] Wrapped, PersonSeal Seal);

    /// <summary>The person's key. A new person gets one, which is stored at once: a text must never be stored before its key.</summary>
    public async ValueTask<PersonSeal> ForAsync(string personId, CancellationToken cancellationToken) =>
        await FindAsync(personId, cancellationToken) ?? await CreateAsync(personId, cancellationToken);

    /// <summary>The person's key, or null when there is none: a new person, or one who was erased.</summary>
    public async ValueTask<PersonSeal?> FindAsync(string personId, CancellationToken cancellationToken)
    {
        if (opened.TryGetValue(personId, out var seal)) return seal;
        return Take(personId, await StoredAsync(personId, cancellationToken));
    }

    /// <summary>As <see cref="FindAsync"/>, for who has read the stored key together with something else.</summary>
    /// <param name="wrapped">What is stored for the person now; null when nothing is.</param>
    internal PersonSeal? Take(string personId, byte[]? wrapped) =>
        wrapped is null ? null : Unwrap(personId, wrapped);

    /// <summary>Reads many persons' keys at once, for lists; the other methods then find them in memory.</summary>
    public async ValueTask LoadAsync(IEnumerable<string> personIds, CancellationToken cancellationToken)
    {
        var missing = personIds.Where(id => !opened.ContainsKey(id)).Distinct().ToArray();
        if (missing.Length == 0) return;
        foreach (var row in await db.Set<PersonKey>().AsNoTracking().Where(key => missing.Contains(key.PersonId)).ToListAsync(cancellationToken)) Unwrap(row.PersonId, row.Wrapped);
    }

    /// <summary>Forgets the key, with the current unit of work. What the key sealed should go with it.</summary>
    public async Task EraseAsync(string personId, CancellationToken cancellationToken)
    {
        opened.Remove(personId);
        cache.Remove(CacheKey(personId));
        if (await db.Set<PersonKey>().FirstOrDefaultAsync(key => key.PersonId == personId, cancellationToken) is { } row) db.Remove(row);
    }

    private async ValueTask<PersonSeal> CreateAsync(string personId, CancellationToken cancellationToken)
    {
        var wrapped = protector.Protect(RandomNumberGenerator.GetBytes(PersonSeal.KeySize));
        // Another node may have been faster: what is stored counts.
        var isOurs = await database.CommitAsync([new Statement("""INSERT INTO vault."PersonKeys" ("PersonId", "Wrapped") VALUES ($1, $2) ON CONFLICT DO NOTHING""", personId, wrapped) { MustChangeOne = true }], cancellationToken);
        return Unwrap(personId, isOurs ? wrapped : await StoredAsync(personId, cancellationToken) ?? throw new LostRaceException("The person was erased at this moment."));
    }

    private async Task<byte[]?> StoredAsync(string personId, CancellationToken cancellationToken) =>
        (await database.ReadAsync(new Statement("""SELECT "Wrapped" FROM vault."PersonKeys" WHERE "PersonId" = $1""", personId), row => row.GetFieldValue<byte[]>(0), cancellationToken)) is [var wrapped] ? wrapped : null;

    private PersonSeal Unwrap(string personId, byte[] wrapped)
    {
        if (!cache.TryGetValue(CacheKey(personId), out Unwrapped? known) || !known!.Wrapped.AsSpan().SequenceEqual(wrapped))
            known = cache.Set(CacheKey(personId), new Unwrapped(wrapped, new PersonSeal(protector.Unprotect(wrapped))), KeptInMemory);
        return opened[personId] = known.Seal;
    }

    private static string CacheKey(string personId) => "person-key:" + personId;
}
