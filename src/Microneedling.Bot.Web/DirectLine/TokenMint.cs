using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;

namespace Microneedling.Bot.Web.DirectLine;

/// <summary>
/// Makes and reads tokens. They look like JWTs, because stock clients read the <c>user</c> claim; they are signed with
/// the data-protection keys, so every node can check them and nobody has a signing key to look after.
/// </summary>
public sealed class TokenMint(IDataProtectionProvider protection, TimeProvider clock, DirectLineOptions options)
{
    /// <summary>How long a stream address may wait to be used; it stands in addresses, which end up in logs.</summary>
    private static readonly TimeSpan StreamTicketLifetime = TimeSpan.FromSeconds(60);

    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"DataProtection","typ":"JWT"}"""u8);
    private readonly IDataProtector signer = protection.CreateProtector("Microneedling.DirectLine.Token.v1");
    private readonly IDataProtector streamSigner = protection.CreateProtector("Microneedling.DirectLine.Stream.v1");

    /// <summary>Tokens that were found good: a client sends the same one with every message. When these are too many, all are looked at again.</summary>
    private readonly ConcurrentDictionary<string, DirectLineToken> known = new(StringComparer.Ordinal);

    private const int MostKnown = 10_000;

    public TimeSpan Lifetime => options.TokenLifetime;

    public string Issue(string conversationId, string userId, IReadOnlyList<string> trustedOrigins) =>
        Sign(signer, new(conversationId, userId, clock.GetUtcNow() + options.TokenLifetime, trustedOrigins));

    /// <summary>A ticket that opens the conversation's stream and nothing else.</summary>
    public string IssueForStream(DirectLineToken token) =>
        Sign(streamSigner, token with { ExpiresAt = clock.GetUtcNow() + StreamTicketLifetime });

    /// <summary>The token, or null when it was not made here or is past its time.</summary>
    public DirectLineToken? Read(string text)
    {
        if (known.TryGetValue(text, out var token)) return token.ExpiresAt > clock.GetUtcNow() ? token : null;
        if (Verify(signer, text) is not { } good) return null;
        if (known.Count >= MostKnown) known.Clear();
        return known[text] = good;
    }

    /// <summary>As <see cref="Read"/>, for the address of a stream; a plain token will do as well.</summary>
    public DirectLineToken? ReadForStream(string text) => Verify(streamSigner, text) ?? Read(text);

    private static string Sign(IDataProtector signer, DirectLineToken token)
    {
        var claims = new Claims(token.ConversationId, token.UserId, token.ExpiresAt.ToUnixTimeMilliseconds() / 1000.0,
            token.TrustedOrigins.Count == 0 ? null : [.. token.TrustedOrigins]);
        var signed = $"{Header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{signed}.{Base64Url.EncodeToString(signer.Protect(Digest(signed)))}";
    }

    private DirectLineToken? Verify(IDataProtector signer, string text)
    {
        if (text.Length > 4_096 || text.Split('.') is not [var header, var body, var signature]) return null;
        try
        {
            var signed = signer.Unprotect(Base64Url.DecodeFromChars(signature));
            if (!CryptographicOperations.FixedTimeEquals(signed, Digest($"{header}.{body}"))) return null;
            var claims = JsonSerializer.Deserialize<Claims>(Base64Url.DecodeFromChars(body))!;
            var expires = DateTimeOffset.FromUnixTimeMilliseconds((long)(claims.Expires * 1000));
            return expires <= clock.GetUtcNow() ? null : new(claims.Conversation, claims.User, expires, claims.Origins ?? []);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.ASCII.GetBytes(text));

    private sealed record Claims(
        [property: JsonPropertyName("conv")] string Conversation,
        [property: JsonPropertyName("user")] string User,
        [property: JsonPropertyName("exp")] double Expires,
        [property: JsonPropertyName("origins"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string[]? Origins);
}
