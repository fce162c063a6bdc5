using System.Diagnostics;

namespace Microneedling.Bot.Benchmarks.Load;

/// <summary>A <see cref="BaselineServer"/> in a process of its own.</summary>
internal sealed class BaselineProcess : IAsyncDisposable
{
    private BaselineProcess(Process process, Uri address) => (Process, Address) = (process, address);

    public Process Process { get; }
    public Uri Address { get; }

    public static async Task<BaselineProcess> StartAsync(string kind, string database)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(BaselineProcess).Assembly.Location, "baseline", kind, database]) { RedirectStandardOutput = true })!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The baseline did not start.");
        return new BaselineProcess(process, new Uri(line));
    }

    public async ValueTask DisposeAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync();
        Process.Dispose();
    }
}
