using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Microneedling.Bot.Storage;

/// <summary>
/// Seals what a person entrusts to us, so that the database and its backups hold nothing readable: AES-256-GCM with one
/// key a person (nonce 12 bytes, tag 16 bytes, ciphertext). The person is the chat.
/// </summary>
public sealed class PersonalVault(ClinicDb db, IDataProtectionProvider protection, IMemoryCache cache)
{
    private const int NonceSize = 12, TagSize = 16;
    private static readonly TimeSpan KeptInMemory = TimeSpan.FromMinutes(10);
    private readonly IDataProtector protector = protection.CreateProtector("Microneedling.PersonKey.v1");

    /// <summary>The person's key; a new person gets one, saved with the current unit of work.</summary>
    public async ValueTask<PersonSeal> ForAsync(string personId, CancellationToken cancellationToken)
    {
        if (cache.TryGetValue(CacheKey(personId), out PersonSeal? known)) return known!;
        if (db.Set<PersonKey>().Local.FirstOrDefault(key => key.PersonId == personId) is { } unsaved)
            return new PersonSeal(protector.Unprotect(unsaved.Wrapped)); // cached only once it was saved and read back
        var row = await db.Set<PersonKey>().AsNoTracking().FirstOrDefaultAsync(key => key.PersonId == personId, cancellationToken);
        if (row is not null) return cache.Set(CacheKey(personId), new PersonSeal(protector.Unprotect(row.Wrapped)), KeptInMemory);

        var fresh = RandomNumberGenerator.GetBytes(32);
        db.Add(new PersonKey { PersonId = personId, Wrapped = protector.Protect(fresh) });
        return new PersonSeal(fresh);
    }

    /// <summary>Reads many persons' keys at once, for lists; <see cref="ForAsync"/> then finds them in memory.</summary>
    public async ValueTask LoadAsync(IEnumerable<string> personIds, CancellationToken cancellationToken)
    {
        var missing = personIds.Where(id => !cache.TryGetValue(CacheKey(id), out _)).Distinct().ToArray();
        if (missing.Length == 0) return;
        foreach (var row in await db.Set<PersonKey>().AsNoTracking().Where(key => missing.Contains(key.PersonId)).ToListAsync(cancellationToken))
            cache.Set(CacheKey(row.PersonId), new PersonSeal(protector.Unprotect(row.Wrapped)), KeptInMemory);
    }

    /// <summary>Forgets the key here and in the database (with the current unit of work): nothing sealed with it can be read again.</summary>
    public async Task EraseAsync(string personId, CancellationToken cancellationToken)
    {
        cache.Remove(CacheKey(personId));
        if (await db.Set<PersonKey>().FirstOrDefaultAsync(key => key.PersonId == personId, cancellationToken) is { } row) db.Remove(row);
    }

    private static string CacheKey(string personId) => "person-key:" + personId;

    /// <summary>Seals and opens one person's texts.</summary>
    public sealed class PersonSeal(byte[] key)
    {
        public byte[] Seal(string text)
        {
            var size = Encoding.UTF8.GetByteCount(text);
            var box = new byte[NonceSize + TagSize + size];
            var nonce = box.AsSpan(0, NonceSize);
            RandomNumberGenerator.Fill(nonce);
            var cipher = box.AsSpan(NonceSize + TagSize);
            Encoding.UTF8.GetBytes(text, cipher);
            using var aes = new AesGcm(key, TagSize);
            aes.Encrypt(nonce, cipher, cipher, box.AsSpan(NonceSize, TagSize));
            return box;
        }

        /// <summary>The same text gives the same 16 bytes under this key only: for finding what is sealed without reading it.</summary>
        public byte[] Digest(string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text))[..16];

        /// <exception cref="CryptographicException">The box was sealed with another key or was changed.</exception>
        public string Open(byte[] box)
        {
            var plain = new byte[box.Length - NonceSize - TagSize];
            using var aes = new AesGcm(key, TagSize);
            aes.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize + TagSize), box.AsSpan(NonceSize, TagSize), plain);
            return Encoding.UTF8.GetString(plain);
        }
    }
}
