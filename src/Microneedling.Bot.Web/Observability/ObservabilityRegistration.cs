using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microneedling.Bot.Web.Observability;

public static class ObservabilityRegistration
{
    /// <summary>Adds the checks behind <c>/health</c> and, when an address is configured, figures and traces.</summary>
    public static IServiceCollection AddObservability(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = configuration.Read<TelemetryOptions>("Telemetry");
        if (telemetry.OtlpEndpoint is { } endpoint) services.AddHostedService(_ => new Telemetry(endpoint)); // else not even its libraries are loaded
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database").AddCheck<ContentHealthCheck>("content").AddCheck<NoticesCheck>("notices");
        return services;
    }

    /// <summary>
    /// <c>/health/live</c>: the process answers; if not, restart it. <c>/health/ready</c>: it can serve visitors; if not
    /// (503), send them to another node and wait.
    /// </summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
        return routes;
    }

    private static Task WriteAsync(HttpContext context, HealthReport report) =>
        context.Response.WriteAsJsonAsync(new
        {
            status = report.Status.ToString().ToLowerInvariant(),
            checks = report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Exception is null ? entry.Value.Description : "This could not be looked at."),
        });
}
