using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json;

namespace Bundled.Tests.BotBuilder.Cloud;

/// <summary>
/// Signs tokens and publishes its keys at an https address that exists only in memory (plain http is refused, by the official code too).
/// Every instance has an address of its own, because metadata is cached by address.
/// </summary>
/// <param name="endorsements">The channels that may be signed for; none: the key set does not say.</param>
internal sealed class TokenIssuer(params string[] endorsements) : IDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly string _host = $"https://issuer-{Guid.NewGuid():N}.test";

    public string MetadataUrl => _host + "/.well-known/openidconfiguration";

    public void Dispose() => _key.Dispose();

    /// <param name="claims">What the token says. Times are added unless it says them.</param>
    /// <param name="algorithm">How it is signed.</param>
    public string Sign(Dictionary<string, object> claims, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var now = DateTimeOffset.UtcNow;
        claims.TryAdd("nbf", now.AddMinutes(-1).ToUnixTimeSeconds());
        claims.TryAdd("exp", now.AddMinutes(10).ToUnixTimeSeconds());
        var credentials = new SigningCredentials(new RsaSecurityKey(_key) { KeyId = "key" }, algorithm);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(JsonConvert.SerializeObject(claims), credentials);
    }

    /// <summary>The document at this address, or null when it is not the issuer's.</summary>
    public HttpResponseMessage Answer(Uri address)
    {
        object document = address.AbsoluteUri == MetadataUrl ? new { issuer = _host, jwks_uri = _host + "/keys" }
            : address.AbsoluteUri == _host + "/keys" ? new { keys = new[] { Key() } }
            : null;
        return document == null ? null : new HttpResponseMessage { Content = new StringContent(JsonConvert.SerializeObject(document)) };
    }

    private Dictionary<string, object> Key()
    {
        var parameters = _key.ExportParameters(false);
        var key = new Dictionary<string, object>
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = "key",
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };
        if (endorsements.Length > 0)
        {
            key["endorsements"] = endorsements;
        }

        return key;
    }
}
