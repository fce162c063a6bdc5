using System;
using System.Collections.Generic;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// Trust between bot and channels, in both directions.
/// SUBSET: ConfigurationBotFrameworkAuthentication is the only kind; others cannot derive from this class.
/// </summary>
public abstract class BotFrameworkAuthentication
{
    private protected BotFrameworkAuthentication()
    {
    }

    /// <summary>Decides whether to trust the sender of an activity.</summary>
    /// <exception cref="UnauthorizedAccessException">The sender is not to be trusted.</exception>
    public abstract Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken);

    /// <summary>For whom the bot asks tokens when it speaks first.</summary>
    public virtual string GetOriginatingAudience() => throw new NotImplementedException();

    /// <summary>The way back to the channel of an activity, in the name of this identity.</summary>
    internal abstract Task<ConnectorClient> CreateConnectorAsync(ClaimsIdentity identity, string serviceUrl, string audience, CancellationToken cancellationToken);
}

/// <summary>Who sent an activity, and how to answer.</summary>
public class AuthenticateRequestResult
{
    /// <summary>For whom the bot asks the token with which it answers.</summary>
    public string Audience { get; set; }

    public ClaimsIdentity ClaimsIdentity { get; set; }

    public string CallerId { get; set; }
}

/// <summary>What a token must have besides a good signature.</summary>
public class AuthenticationConfiguration
{
    public string[] RequiredEndorsements { get; set; } = Array.Empty<string>();

    /// <summary>Issuers that may make tokens for the emulator, besides the known ones.</summary>
    public IEnumerable<string> ValidTokenIssuers { get; set; } = Array.Empty<string>();
}
