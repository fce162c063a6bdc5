using System;
using System.Collections.Concurrent;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Who the bot is: which app ids are its own, and how it proves that to a channel.</summary>
public abstract class ServiceClientCredentialsFactory
{
    public abstract Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken);

    /// <summary>Whether the bot has no app id and therefore talks to everybody.</summary>
    public abstract Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken);

    public abstract Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string audience, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken);
}

/// <summary>A bot that has an app id and a password, or neither.</summary>
public class PasswordServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private static readonly HttpClient SharedHttp = new HttpClient();

    private readonly ConcurrentDictionary<(string Audience, string Endpoint), ServiceClientCredentials> _credentials =
        new ConcurrentDictionary<(string Audience, string Endpoint), ServiceClientCredentials>();

    private readonly HttpClient _http = SharedHttp;

    public PasswordServiceClientCredentialFactory()
    {
    }

    public PasswordServiceClientCredentialFactory(string appId, string password, string tenantId, HttpClient httpClient, ILogger logger)
    {
        AppId = appId;
        Password = password;
        TenantId = tenantId;
        _http = httpClient ?? SharedHttp;
    }

    public string AppId { get; set; }

    public string Password { get; set; }

    /// <summary>The tenant of a single-tenant bot, or null.</summary>
    public string TenantId { get; }

    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) => Task.FromResult(appId == AppId);

    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(string.IsNullOrEmpty(AppId));

    public override async Task<ServiceClientCredentials> CreateCredentialsAsync(string appId, string oauthScope, string loginEndpoint, bool validateAuthority, CancellationToken cancellationToken)
    {
        if (await IsAuthenticationDisabledAsync(cancellationToken).ConfigureAwait(false))
        {
            return NoCredentials.Instance;
        }

        if (!await IsValidAppIdAsync(appId, cancellationToken).ConfigureAwait(false))
        {
            throw new InvalidOperationException("Credentials were asked for another app id than the bot's own.");
        }

        // A bot of a single tenant logs in there, not in the tenant of the Bot Framework.
        var endpoint = string.IsNullOrEmpty(TenantId) ? loginEndpoint : new Uri(new Uri(loginEndpoint), $"/{TenantId}").AbsoluteUri;
        return _credentials.GetOrAdd((oauthScope, endpoint), key => new ClientSecretCredentials(AppId, Password, key.Audience, key.Endpoint, _http));
    }
}
