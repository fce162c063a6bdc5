using System.Runtime.InteropServices;
using Microneedling.Bot.Text;
using Microsoft.Extensions.Hosting;

namespace Microneedling.Bot;

/// <summary>
/// Gives back what reading and learning the content took, once the first moments are over: on a small server that memory is
/// better used by others, and the runtime would keep it until it is full. It takes less than a tenth of a second.
/// </summary>
internal sealed partial class StartMemory(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(Settled, clock, stoppingToken);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        TrimNative();
    }

    /// <summary>What the compiler and the database took outside of the managed memory, and what was only looked at once; where the system knows how.</summary>
    private static void TrimNative()
    {
        try
        {
            MappedFile.LetGo();
            if (OperatingSystem.IsLinux()) MallocTrim(keep: 0);
        }
        catch (Exception problem) when (problem is DllNotFoundException or EntryPointNotFoundException)
        {
            // Not the GNU library: it has its own ways.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int MallocTrim(nuint keep);
}
