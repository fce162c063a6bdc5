using Microneedling.Bot.Handoff;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Web.Staff;

/// <summary>The address that links to this program begin with.</summary>
internal sealed class ServerAddress(IServer server, IOptions<HandoffOptions> options)
{
    /// <summary>Without a slash at its end.</summary>
    public string Base => (options.Value.PublicUrl ?? Listening ?? "http://localhost:3978").TrimEnd('/');

    private string? Listening => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
        ?.Replace("[::]", "localhost").Replace("0.0.0.0", "localhost").Replace("*", "localhost").Replace("+", "localhost");
}
