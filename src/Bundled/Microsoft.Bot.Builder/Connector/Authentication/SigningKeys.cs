using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The keys of one token issuer, by its OpenID metadata; kept, and fetched again when a key is unknown.</summary>
internal sealed class SigningKeys
{
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _metadata;

    public SigningKeys(string metadataUrl, HttpClient http)
    {
        _metadata = new ConfigurationManager<OpenIdConnectConfiguration>(metadataUrl, new OpenIdConnectConfigurationRetriever(), http);
    }

    public async Task<ICollection<SecurityKey>> GetAsync(CancellationToken cancellationToken) =>
        (await _metadata.GetConfigurationAsync(cancellationToken).ConfigureAwait(false)).SigningKeys;

    public void RequestRefresh() => _metadata.RequestRefresh();

    /// <summary>The channels for which this key may sign. Null: the issuer does not say.</summary>
    public async Task<IReadOnlyList<string>> EndorsementsAsync(string keyId, CancellationToken cancellationToken)
    {
        var metadata = await _metadata.GetConfigurationAsync(cancellationToken).ConfigureAwait(false);
        var key = metadata.JsonWebKeySet?.Keys.FirstOrDefault(candidate => candidate.KeyId == keyId);
        return key != null && key.AdditionalData.TryGetValue("endorsements", out var endorsements)
            ? JArray.Parse(endorsements.ToString()).Select(channel => (string)channel).ToList()
            : null;
    }
}
