using Microsoft.Extensions.Hosting;

namespace Microneedling.Bot;

/// <summary>
/// Gives back what reading and learning the content took, once the first moments are over: on a small server that memory is
/// better used by others, and the runtime would keep it until it is full. It takes less than a tenth of a second.
/// </summary>
internal sealed class StartMemory(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Settled, clock, stoppingToken);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
