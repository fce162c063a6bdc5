using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Notify;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Web.Staff;

/// <summary>The address that links to this program begin with.</summary>
public sealed class ServerAddress(IServer server, IOptions<HandoffOptions> options) : IStaffLinks
{
    /// <summary>Without a slash at its end.</summary>
    public string Base => (options.Value.PublicUrl ?? Listening ?? "http://localhost:3978").TrimEnd('/');

    public string ToCase(string reference) => $"{Base}/staff/case/{reference}";

    private string? Listening => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?.Replace("[::]", "localhost").Replace("0.0.0.0", "localhost").Replace("*", "localhost").Replace("+", "localhost");
}
