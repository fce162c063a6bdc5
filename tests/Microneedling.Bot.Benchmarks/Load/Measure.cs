using System.Collections.Concurrent;
using System.Diagnostics;

namespace Microneedling.Bot.Benchmarks.Load;

/// <summary>What came of some work done again and again by several clients at once.</summary>
internal sealed record Measure(int Done, TimeSpan Span, TimeSpan[] Times, TimeSpan Cpu)
{
    public double PerSecond => Done / Span.TotalSeconds;

    public static async Task<Measure> RunAsync(IReadOnlyList<Func<Task>> clients, TimeSpan? pause, TimeSpan span, Process server)
    {
        var times = new ConcurrentBag<TimeSpan>();
        server.Refresh();
        var cpu = server.TotalProcessorTime;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(clients.Select(async (work, number) =>
        {
            var random = new Random(number);
            while (true)
            {
                if (pause is { } rest) await Task.Delay(rest * 2 * random.NextDouble());
                if (Stopwatch.GetElapsedTime(began) >= span) return;
                var started = Stopwatch.GetTimestamp();
                await work();
                times.Add(Stopwatch.GetElapsedTime(started));
            }
        }));
        var elapsed = Stopwatch.GetElapsedTime(began);
        server.Refresh();
        return new Measure(times.Count, elapsed, [.. times.Order()], server.TotalProcessorTime - cpu);
    }

    public override string ToString() =>
        $"{PerSecond,8:N0}/s  p50 {At(0.5):N1} ms  p99 {At(0.99):N1} ms  CPU {Cpu.TotalMilliseconds / Math.Max(1, Done):N2} ms each";

    private double At(double share) => Times.Length == 0 ? 0 : Times[Math.Min(Times.Length - 1, (int)(Times.Length * share))].TotalMilliseconds;
}
