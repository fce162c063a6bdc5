using System;
using System.Linq;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The addresses and names of one cloud: who signs tokens for the bot, and where the bot gets its own.</summary>
internal sealed record CloudSettings(
    string LoginUrl,
    string OAuthScope,
    string ChannelTokenIssuer,
    string ChannelMetadataUrl,
    string EmulatorMetadataUrl,
    string CallerId)
{
    public static readonly CloudSettings Public = new CloudSettings(
        LoginUrl: "https://login.microsoftonline.com/botframework.com",
        OAuthScope: "https://api.botframework.com",
        ChannelTokenIssuer: "https://api.botframework.com",
        ChannelMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
        EmulatorMetadataUrl: "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
        CallerId: CallerIdConstants.PublicAzureChannel);

    public static readonly CloudSettings Government = new CloudSettings(
        LoginUrl: "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us",
        OAuthScope: "https://api.botframework.us",
        ChannelTokenIssuer: "https://api.botframework.us",
        ChannelMetadataUrl: "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        EmulatorMetadataUrl: "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration",
        CallerId: CallerIdConstants.USGovChannel);

    /// <summary>A known cloud by its ChannelService, unless the configuration describes one of its own: then only what it says counts.</summary>
    public static CloudSettings From(IConfiguration configuration)
    {
        var own = new CloudSettings(
            configuration["ToChannelFromBotLoginUrl"],
            configuration["ToChannelFromBotOAuthScope"],
            configuration["ToBotFromChannelTokenIssuer"],
            configuration["ToBotFromChannelOpenIdMetadataUrl"],
            configuration["ToBotFromEmulatorOpenIdMetadataUrl"],
            configuration["CallerId"]);
        if (own.Describes || !string.IsNullOrEmpty(configuration["OAuthUrl"]))
        {
            return own;
        }

        return configuration["ChannelService"] switch
        {
            null or "" => Public,
            "https://botframework.azure.us" => Government,
            _ => throw new ArgumentException("ChannelService must be empty (the public cloud) or https://botframework.azure.us."),
        };
    }

    private bool Describes =>
        new[] { LoginUrl, OAuthScope, ChannelTokenIssuer, ChannelMetadataUrl, EmulatorMetadataUrl, CallerId }.Any(value => !string.IsNullOrEmpty(value));
}
