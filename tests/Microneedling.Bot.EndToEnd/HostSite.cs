using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.EndToEnd;

/// <summary>Another web site, on another port, whose pages embed the chat or hold a stock client.</summary>
internal sealed class HostSite : IAsyncDisposable
{
    private readonly WebApplication site;

    private HostSite(WebApplication site) => this.site = site;

    public string Address => site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <param name="pages">Path to HTML; a path that ends in <c>.js</c> is served as a script.</param>
    /// <param name="policy">The content security policy of its pages.</param>
    public static async Task<HostSite> StartAsync(IReadOnlyDictionary<string, string> pages, string? policy = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = builder.Build();
        site.MapGet("/{**path}", (HttpContext context, string? path) =>
        {
            if (!pages.TryGetValue("/" + path, out var content)) return Results.NotFound();
            if (policy is not null) context.Response.Headers.ContentSecurityPolicy = policy;
            return Results.Content(content, path?.EndsWith(".js", StringComparison.Ordinal) == true ? "text/javascript" : "text/html");
        });
        await site.StartAsync();
        return new(site);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
