using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// Decides whether the sender of an activity is the Bot Framework service, or the emulator of somebody who knows the bot's password.
/// Rules: "Authentication" in the Bot Framework REST documentation. Every refusal is an UnauthorizedAccessException.
/// </summary>
internal sealed class TokenValidation
{
    // The tenants in which the emulator's tokens are made, in both token versions.
    private static readonly string[] EmulatorIssuers = new[] { "d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a" }
        .SelectMany(tenant => IssuersOf(tenant)).ToArray();

    private static readonly string[] Algorithms = { SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512 };

    private readonly JsonWebTokenHandler _tokens = new JsonWebTokenHandler();
    private readonly CloudSettings _cloud;
    private readonly ServiceClientCredentialsFactory _bot;
    private readonly AuthenticationConfiguration _options;
    private readonly Lazy<SigningKeys> _channelKeys;
    private readonly Lazy<SigningKeys> _emulatorKeys;

    public TokenValidation(CloudSettings cloud, ServiceClientCredentialsFactory bot, AuthenticationConfiguration options, HttpClient http)
    {
        _cloud = cloud;
        _bot = bot;
        _options = options;
        _channelKeys = new Lazy<SigningKeys>(() => new SigningKeys(cloud.ChannelMetadataUrl, http));
        _emulatorKeys = new Lazy<SigningKeys>(() => new SigningKeys(cloud.EmulatorMetadataUrl, http));
    }

    /// <summary>The two ways in which a tenant names itself as the issuer of a token.</summary>
    public static IEnumerable<string> IssuersOf(string tenant) =>
        new[] { $"https://sts.windows.net/{tenant}/", $"https://login.microsoftonline.com/{tenant}/v2.0" };

    public async Task<ClaimsIdentity> ValidateAsync(string authHeader, Activity activity, CancellationToken cancellationToken)
    {
        var parts = authHeader.Split(' ');
        Require(parts.Length == 2 && string.Equals(parts[0], "Bearer", StringComparison.OrdinalIgnoreCase), "The Authorization header is not a bearer token.");

        var token = _tokens.ReadJsonWebToken(parts[1]);
        var emulatorIssuers = EmulatorIssuers.Concat(_options.ValidTokenIssuers ?? Array.Empty<string>()).ToList();
        if (emulatorIssuers.Contains(token.Issuer))
        {
            var identity = await VerifyAsync(token, emulatorIssuers, _emulatorKeys.Value, activity.ChannelId, cancellationToken).ConfigureAwait(false);
            await RequireOwnEmulatorTokenAsync(token, cancellationToken).ConfigureAwait(false);
            return identity;
        }
        else
        {
            Require(!string.IsNullOrEmpty(_cloud.ChannelTokenIssuer) && token.Issuer == _cloud.ChannelTokenIssuer, "The token is of an unknown issuer.");
            var identity = await VerifyAsync(token, new[] { _cloud.ChannelTokenIssuer }, _channelKeys.Value, activity.ChannelId, cancellationToken).ConfigureAwait(false);
            Require(await IsOwnAppIdAsync(Claim(token, "aud"), cancellationToken).ConfigureAwait(false), "The token is for another bot.");

            // Otherwise somebody who holds a token of this channel could make the bot send its replies, and its own token, elsewhere.
            var serviceUrl = Claim(token, "serviceurl");
            Require(serviceUrl != null && string.Equals(serviceUrl, activity.ServiceUrl, StringComparison.OrdinalIgnoreCase), "The token is for another service URL.");
            return identity;
        }
    }

    private static string Claim(JsonWebToken token, string type) => token.TryGetClaim(type, out var claim) ? claim.Value : null;

    private static void Require(bool condition, string refusal)
    {
        if (!condition)
        {
            throw new UnauthorizedAccessException(refusal);
        }
    }

    /// <summary>Issuer, lifetime, signature, algorithm and endorsements.</summary>
    private async Task<ClaimsIdentity> VerifyAsync(JsonWebToken token, IEnumerable<string> issuers, SigningKeys keys, string channelId, CancellationToken cancellationToken)
    {
        var result = await VerifySignatureAsync().ConfigureAwait(false);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            keys.RequestRefresh();
            result = await VerifySignatureAsync().ConfigureAwait(false);
        }

        // SUBSET: a token that is signed wrongly or out of date is refused with 401; the official code may answer 500.
        Require(result.IsValid, "The token is not valid.");

        var endorsements = await keys.EndorsementsAsync(token.Kid, cancellationToken).ConfigureAwait(false);
        if (endorsements != null)
        {
            Require(string.IsNullOrEmpty(channelId) || endorsements.Contains(channelId), "The token's key is not endorsed for this channel.");
            Require(_options.RequiredEndorsements.All(endorsements.Contains), "The token's key lacks a required endorsement.");
        }

        return result.ClaimsIdentity;

        async Task<TokenValidationResult> VerifySignatureAsync() => await _tokens.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuers = issuers,
            ValidateAudience = false, // The audience is compared with the bot's app id by the caller.
            ValidAlgorithms = Algorithms,
            ClockSkew = TimeSpan.FromMinutes(5),
            IssuerSigningKeys = await keys.GetAsync(cancellationToken).ConfigureAwait(false),
        }).ConfigureAwait(false);
    }

    private async Task RequireOwnEmulatorTokenAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        var version = Claim(token, "ver");
        Require(version != null, "The token names no version.");
        Require(version is "" or "1.0" or "2.0", "The token is of an unknown version.");

        var appId = Claim(token, version == "2.0" ? "azp" : "appid");
        Require(!string.IsNullOrEmpty(appId) && await IsOwnAppIdAsync(appId, cancellationToken).ConfigureAwait(false), "The token is of another app.");

        // SUBSET: no skills. Such a token comes from a bot that calls this one: its audience is not the app that asked for it.
        var audience = Claim(token, "aud");
        Require(audience == appId || audience == _cloud.ChannelTokenIssuer, "The token is of a skill.");
    }

    private async Task<bool> IsOwnAppIdAsync(string appId, CancellationToken cancellationToken) =>
        !string.IsNullOrEmpty(appId) && await _bot.IsValidAppIdAsync(appId, cancellationToken).ConfigureAwait(false);
}
