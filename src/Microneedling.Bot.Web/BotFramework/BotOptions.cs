namespace Microneedling.Bot.Web.BotFramework;

/// <summary>Section <c>Bot</c>: the bot's identity at Azure Bot Service. The names are the Bot Framework SDK's, which reads the section too.</summary>
public sealed class BotOptions
{
    /// <summary>Blank: there is no such channel, unless <see cref="AllowEmulator"/>.</summary>
    public string? MicrosoftAppId { get; set; }
    public string? MicrosoftAppPassword { get; set; }

    /// <summary>MultiTenant (when blank), SingleTenant or UserAssignedMsi.</summary>
    public string? MicrosoftAppType { get; set; }
    public string? MicrosoftAppTenantId { get; set; }

    /// <summary>
    /// Lets the Bot Framework Emulator in. Without an app id it lets anybody in who can reach the address: for a developer's
    /// machine only. Default: false.
    /// </summary>
    public bool AllowEmulator { get; set; }

    /// <summary>For another cloud than the public one: what the SDK calls these.</summary>
    public string? ChannelService { get; set; }
    public string? CallerId { get; set; }
    public string? ValidateAuthority { get; set; }
    public string? OAuthUrl { get; set; }
    public string? ToChannelFromBotLoginUrl { get; set; }
    public string? ToChannelFromBotOAuthScope { get; set; }
    public string? ToBotFromChannelTokenIssuer { get; set; }
    public string? ToBotFromChannelOpenIdMetadataUrl { get; set; }
    public string? ToBotFromEmulatorOpenIdMetadataUrl { get; set; }

    /// <summary>Who signs what channels send.</summary>
    public string ChannelIssuer => !string.IsNullOrEmpty(ToBotFromChannelTokenIssuer) ? ToBotFromChannelTokenIssuer
        : ChannelService == "https://botframework.azure.us" ? "https://api.botframework.us"
        : "https://api.botframework.com";
}
