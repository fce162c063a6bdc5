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
public sealed partial class PersonalVault(ClinicDb db, IDataProtectionProvider protection, IMemoryCache cache)
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
        var row = await db.Set<PersonKey>().AsNoTracking().FirstOrDefaultAsync(key => key.PersonId == personId, cancellationToken);
        return row is null ? null : Unwrap(row);
    }

    /// <summary>As <see cref="FindAsync"/>, for who has read the stored key together with something else.</summary>
    /// <param name="wrapped">What is stored for the person now; null when nothing is.</param>
    internal PersonSeal? Take(string personId, byte[]? wrapped) =>
        wrapped is null ? null : Unwrap(new PersonKey { PersonId = personId, Wrapped = wrapped });

    /// <summary>Reads many persons' keys at once, for lists; the other methods then find them in memory.</summary>
    public async ValueTask LoadAsync(IEnumerable<string> personIds, CancellationToken cancellationToken)
    {
        var missing = personIds.Where(id => !opened.ContainsKey(id)).Distinct().ToArray();
        if (missing.Length == 0) return;
        foreach (var row in await db.Set<PersonKey>().AsNoTracking().Where(key => missing.Contains(key.PersonId)).ToListAsync(cancellationToken)) Unwrap(row);
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
        await db.StorePersonKeyAsync(personId, wrapped, cancellationToken);
        // Another node may have been faster: what is stored counts.
        return Unwrap(await db.Set<PersonKey>().AsNoTracking().FirstAsync(key => key.PersonId == personId, cancellationToken));
    }

    private PersonSeal Unwrap(PersonKey row)
    {
        if (!cache.TryGetValue(CacheKey(row.PersonId), out Unwrapped? known) || !known!.Wrapped.AsSpan().SequenceEqual(row.Wrapped))
            known = cache.Set(CacheKey(row.PersonId), new Unwrapped(row.Wrapped, new PersonSeal(protector.Unprotect(row.Wrapped))), KeptInMemory);
        return opened[row.PersonId] = known.Seal;
    }

    private static string CacheKey(string personId) => "person-key:" + personId;
}
