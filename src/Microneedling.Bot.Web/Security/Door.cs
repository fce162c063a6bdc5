using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Microneedling.Bot.Web.Security;

/// <summary>What stands before every endpoint: whose word on addresses counts, headers, limits of the connection.</summary>
public static class Door
{
    /// <summary>More than any request of ours needs; endpoints that read bodies have smaller limits of their own.</summary>
    private const int MaxBody = 1024 * 1024, MaxHeaders = 16 * 1024;

    private static readonly TimeSpan HeaderTime = TimeSpan.FromSeconds(15);

    public static IServiceCollection AddDoor(this IServiceCollection services, IConfiguration configuration)
    {
        var proxy = configuration.Read<ProxyOptions>("Proxy");
        return services
            .AddSingleton(configuration.Read<LimitOptions>("Limits"))
            .AddSingleton<Limits>()
            .AddSingleton(proxy)
            .PostConfigure<ForwardedHeadersOptions>(proxy.Configure);
    }

    /// <summary>Requests that come slowly or are too large end here; bodies that trickle in are ended by Kestrel's own minimum of 240 bytes a second.</summary>
    public static void Configure(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = MaxBody;
        server.Limits.MaxRequestHeadersTotalSize = MaxHeaders;
        server.Limits.RequestHeadersTimeout = HeaderTime;
    }

    public static IApplicationBuilder UseDoor(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ProxyOptions>().Addresses.Length > 0) app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        // Named here, or the framework would put signing in before all this, and its redirects would know neither headers nor HTTPS.
        return app.UseRouting().UseAuthentication().UseAuthorization();
    }
}
