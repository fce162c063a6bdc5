using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Requests of a bot without an app id.</summary>
internal sealed class NoCredentials : ServiceClientCredentials
{
    public static readonly NoCredentials Instance = new NoCredentials();
}

/// <summary>
/// Requests with a token of the OAuth 2.0 client credentials grant (RFC 6749, 4.4), kept until five minutes before it ends.
/// SUBSET: a plain HTTP call where the official package uses MSAL.
/// </summary>
internal sealed class ClientSecretCredentials : ServiceClientCredentials
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly Dictionary<string, string> _grant;
    private readonly Uri _endpoint;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _turn = new SemaphoreSlim(1, 1);
    private string _token;
    private DateTimeOffset _goodUntil;

    public ClientSecretCredentials(string appId, string password, string audience, string loginEndpoint, HttpClient http)
    {
        _endpoint = new Uri($"{loginEndpoint.TrimEnd('/')}/oauth2/v2.0/token");
        _http = http;
        _grant = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = appId,
            ["client_secret"] = password,
            ["scope"] = $"{audience}/.default",
        };
    }

    public override async Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellationToken).ConfigureAwait(false));

    private async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (DateTimeOffset.UtcNow >= _goodUntil)
            {
                var grant = await AskAsync(cancellationToken).ConfigureAwait(false);
                _token = grant.AccessToken;
                _goodUntil = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(grant.ExpiresIn) - Margin;
            }

            return _token;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<Grant> AskAsync(CancellationToken cancellationToken)
    {
        using var body = new FormUrlEncodedContent(_grant);
        using var response = await _http.PostAsync(_endpoint, body, cancellationToken).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        return BotJson.Read<Grant>(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
    }

    private sealed class Grant
    {
        [JsonProperty("access_token")] public string AccessToken { get; set; }
        [JsonProperty("expires_in")] public int ExpiresIn { get; set; }
    }
}
