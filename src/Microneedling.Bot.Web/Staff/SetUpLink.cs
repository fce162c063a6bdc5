using Microneedling.Bot.Handoff.Accounts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Microneedling.Bot.Web.Staff;

/// <summary>While there is no staff account, every start prints a link that makes the first one; it works until one of them is used.</summary>
internal sealed class SetUpLink(FirstInvitation first, IServer server, IHostApplicationLifetime lifetime, ServerAddress address) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => _ = PrintAsync());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PrintAsync()
    {
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.Count is null or 0) return; // a test host
        if (await first.MakeAsync(lifetime.ApplicationStopping) is { } code)
            Console.WriteLine($"""

                No staff account yet. Open this link once to make the first one (admin):
                {address.Base}/staff/set-up?code={code}

                """);
    }
}
