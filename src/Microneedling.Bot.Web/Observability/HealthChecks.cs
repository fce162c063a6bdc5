using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microneedling.Bot.Web.Observability;

internal sealed class DatabaseCheck(StorageProbe probe) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await probe.FaultAsync(cancellationToken) is { } fault ? HealthCheckResult.Unhealthy(fault) : HealthCheckResult.Healthy("The database answers.");
}

/// <summary>Content that was changed and broken is not served; the last good version still is, so visitors get answers.</summary>
internal sealed class ContentHealthCheck(IEnumerable<ILiveContent> contents) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var faults = contents.Sum(content => content.Problems.Count);
        return Task.FromResult(faults == 0
            ? HealthCheckResult.Healthy("The content is good.")
            : HealthCheckResult.Degraded($"The content has {faults} fault(s); run the command check."));
    }
}

/// <summary>Staff who are not told find their cases in the inbox, so visitors can still be served.</summary>
internal sealed class NoticesCheck(ChannelHealth channels) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var faults = await channels.FaultsAsync(cancellationToken);
        return faults.Count == 0 ? HealthCheckResult.Healthy("Staff are told.") : HealthCheckResult.Degraded(string.Join(' ', faults.Select(fault => fault.Short)));
    }
}
