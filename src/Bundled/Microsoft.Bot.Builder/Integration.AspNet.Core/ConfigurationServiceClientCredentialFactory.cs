using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>
/// The bot's identity from MicrosoftAppType (MultiTenant when empty, SingleTenant), MicrosoftAppId, MicrosoftAppPassword
/// and MicrosoftAppTenantId. An empty app id turns authentication off.
/// </summary>
public class ConfigurationServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private readonly PasswordServiceClientCredentialFactory _inner;

    /// <exception cref="ArgumentException">The app type needs a value that is missing.</exception>
    public ConfigurationServiceClientCredentialFactory(IConfiguration configuration, HttpClient httpClient = null, ILogger logger = null)
    {
        var type = configuration["MicrosoftAppType"]?.Trim().ToUpperInvariant();
        var appId = configuration["MicrosoftAppId"];
        var password = configuration["MicrosoftAppPassword"];
        var tenantId = configuration["MicrosoftAppTenantId"];
        switch (type)
        {
            case null or "" or "MULTITENANT":
                tenantId = null;
                break;
            case "SINGLETENANT":
                Require(tenantId, "MicrosoftAppTenantId", type);
                Require(appId, "MicrosoftAppId", type);
                Require(password, "MicrosoftAppPassword", type);
                break;
            case "USERASSIGNEDMSI":
                Require(tenantId, "MicrosoftAppTenantId", type);
                Require(appId, "MicrosoftAppId", type);
                throw new NotSupportedException("SUBSET: MicrosoftAppType UserAssignedMsi needs the official packages (OfficialPackages=true).");
            default:
                // SUBSET: stricter. A misspelt SingleTenant must not become a bot of all tenants.
                throw new ArgumentException("MicrosoftAppType must be MultiTenant, SingleTenant or UserAssignedMsi.");
        }

        _inner = new PasswordServiceClientCredentialFactory(appId, password, tenantId, httpClient, logger);
    }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        _inner.IsValidAppIdAsync(appId, cancellationToken);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) =>
        _inner.IsAuthenticationDisabledAsync(cancellationToken);

    public override Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken) =>
        _inner.CreateCredentialsAsync(appId, audience, loginEndpoint, validateAuthority, cancellationToken);

    private static void Require(string value, string key, string type)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            throw new ArgumentException($"{key} is required for MicrosoftAppType {type}.");
        }
    }
}
