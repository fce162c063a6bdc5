using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Microneedling.Bot.Tests.BotFramework;

/// <summary>Stands in for Azure: the OpenID metadata with its keys, the token endpoint, and the channel's connector. Nothing leaves the test.</summary>
internal sealed class LocalAzure : HttpMessageHandler
{
    public const string AppId = "11111111-2222-3333-4444-555555555555", ServiceUrl = "https://connector.example/";
    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "k1" };

    /// <summary>What the bot sent: the address and the activity.</summary>
    public List<(string Path, JsonNode Activity, string? Authorization)> Sent { get; } = [];

    /// <summary>The channel's connector answers 502.</summary>
    public bool IsAway { get; set; }

    public string Token(
        string issuer = "https://api.botframework.com", string audience = AppId, string serviceUrl = ServiceUrl, DateTime? expires = null, SecurityKey? signedBy = null)
    {
        var until = expires ?? TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(30);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = until.AddHours(-1),
            Expires = until,
            Subject = new ClaimsIdentity([new Claim("serviceurl", serviceUrl)]),
            SigningCredentials = new SigningCredentials(signedBy ?? key, SecurityAlgorithms.RsaSha256),
        });
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var url = request.RequestUri!;
        if (url.AbsolutePath.EndsWith("/openidconfiguration", StringComparison.Ordinal))
            return Json($$"""{"issuer":"https://api.botframework.com","jwks_uri":"https://login.botframework.com/keys"}""");
        if (url.AbsolutePath == "/keys") return Json(Keys());
        if (url.AbsolutePath.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal)) return Json("""{"token_type":"Bearer","expires_in":3600,"access_token":"the-bots-token"}""");
        if (url.Host == "connector.example")
        {
            if (IsAway) return new(HttpStatusCode.BadGateway);
            Sent.Add((url.AbsolutePath, JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!, request.Headers.Authorization?.ToString()));
            return Json("""{"id":"sent"}""");
        }
        return new(HttpStatusCode.NotFound);
    }

    private string Keys()
    {
        var shown = JsonWebKeyConverter.ConvertFromRSASecurityKey(key);
        return $$"""{"keys":[{"kty":"RSA","use":"sig","kid":"k1","n":"{{shown.N}}","e":"{{shown.E}}","endorsements":["msteams"]}]}""";
    }

    private static HttpResponseMessage Json(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
}
