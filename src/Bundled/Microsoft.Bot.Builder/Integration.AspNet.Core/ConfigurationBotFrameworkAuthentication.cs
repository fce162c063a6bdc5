using System;
using System.Linq;
using System.Net.Http;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>Trust as the configuration describes it: the bot's identity, and the cloud it lives in (see CloudSettings).</summary>
public class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication
{
    private readonly CloudSettings _cloud;
    private readonly ServiceClientCredentialsFactory _bot;
    private readonly TokenValidation _tokens;
    private readonly Func<HttpClient> _http;

    public ConfigurationBotFrameworkAuthentication(IConfiguration configuration, ServiceClientCredentialsFactory credentialsFactory = null, AuthenticationConfiguration authConfiguration = null, IHttpClientFactory httpClientFactory = null, ILogger logger = null)
    {
        var shared = httpClientFactory?.CreateClient() ?? new HttpClient();
        _http = httpClientFactory == null ? () => shared : () => httpClientFactory.CreateClient();
        _cloud = CloudSettings.From(configuration);
        _bot = credentialsFactory ?? new ConfigurationServiceClientCredentialFactory(configuration, shared, logger);
        _tokens = new TokenValidation(_cloud, _bot, authConfiguration ?? OwnTenant(configuration), shared);
    }

    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        var disabled = await _bot.IsAuthenticationDisabledAsync(cancellationToken).ConfigureAwait(false);
        if (string.IsNullOrWhiteSpace(authHeader) && !disabled)
        {
            throw new UnauthorizedAccessException("The request has no Authorization header.");
        }

        return new AuthenticateRequestResult
        {
            ClaimsIdentity = string.IsNullOrWhiteSpace(authHeader)
                ? new ClaimsIdentity(Array.Empty<Claim>(), "anonymous")
                : await _tokens.ValidateAsync(authHeader, activity, cancellationToken).ConfigureAwait(false),
            Audience = _cloud.OAuthScope,
            CallerId = disabled ? null : _cloud.CallerId,
        };
    }

    public override string GetOriginatingAudience() => _cloud.OAuthScope;

    internal override async Task<ConnectorClient> CreateConnectorAsync(ClaimsIdentity identity, string serviceUrl, string audience, CancellationToken cancellationToken)
    {
        var appId = identity.FindFirst("aud")?.Value ?? identity.FindFirst("appid")?.Value;
        var credentials = await _bot.CreateCredentialsAsync(appId, audience, _cloud.LoginUrl, true, cancellationToken).ConfigureAwait(false);
        return new ConnectorClient(new Uri(serviceUrl), credentials, _http());
    }

    /// <summary>A single-tenant bot also trusts emulator tokens that its own tenant made.</summary>
    private static AuthenticationConfiguration OwnTenant(IConfiguration configuration)
    {
        var tenant = configuration["MicrosoftAppTenantId"];
        var single = string.Equals(configuration["MicrosoftAppType"], "SingleTenant", StringComparison.OrdinalIgnoreCase);
        return new AuthenticationConfiguration
        {
            ValidTokenIssuers = single ? TokenValidation.IssuersOf(tenant).ToList() : Enumerable.Empty<string>(),
        };
    }
}
