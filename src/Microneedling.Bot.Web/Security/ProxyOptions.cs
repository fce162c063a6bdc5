using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Microneedling.Bot.Web.Security;

/// <summary>
/// Section <c>Proxy</c>: the reverse proxies that this program stands behind. Their <c>X-Forwarded-For</c> and
/// <c>X-Forwarded-Proto</c> say who the visitor is and whether the visitor's side speaks HTTPS; from anybody else these
/// headers are ignored.
/// </summary>
public sealed class ProxyOptions : IValidatableObject
{
    /// <summary>Addresses and networks, such as <c>127.0.0.1</c> and <c>10.0.0.0/8</c>. Default: none.</summary>
    public string[] Addresses { get; set; } = [];

    /// <summary>How many of these proxies a request passes one after the other. Default: 1.</summary>
    [Range(1, 10)] public int Hops { get; set; } = 1;

    /// <summary>Without addresses everything stays as it was: off, or as <c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c> says.</summary>
    internal void Configure(ForwardedHeadersOptions forwarded)
    {
        if (Addresses.Length == 0) return;
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        forwarded.ForwardLimit = Hops;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var address in Addresses)
            if (NetworkOf(address) is { } network) forwarded.KnownIPNetworks.Add(network);
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var address in Addresses)
            if (NetworkOf(address) is null)
                yield return new($"Proxy:Addresses has \"{address}\"; write an address such as 127.0.0.1 or a network such as 10.0.0.0/8.");
    }

    private static IPNetwork? NetworkOf(string address) =>
        IPNetwork.TryParse(address, out var network) ? network
        : IPAddress.TryParse(address, out var alone) ? new IPNetwork(alone, alone.GetAddressBytes().Length * 8)
        : null;
}
