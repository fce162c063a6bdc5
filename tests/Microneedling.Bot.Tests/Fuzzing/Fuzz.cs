using System.Diagnostics;

namespace Microneedling.Bot.Tests.Fuzzing;

/// <summary>
/// Runs a property over inputs made from seeds. The seeds are the same in every run; with <c>FUZZ_SECONDS</c> set, fresh
/// ones follow for that long. A failure names its seed, which <c>FUZZ_SEED</c> repeats alone.
/// </summary>
internal static class Fuzz
{
    /// <summary>Far more than any input needs, so that a busy machine is not taken for a hang.</summary>
    private static readonly TimeSpan LongestInput = TimeSpan.FromSeconds(60);

    public static void Run(int times, Action<Random> property) => RunAsync(times, random => Task.Run(() => property(random))).GetAwaiter().GetResult();

    public static async Task RunAsync(int times, Func<Random, Task> property)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), out var only))
        {
            await OneAsync(only, property);
            return;
        }
        for (var seed = 1; seed <= times; seed++) await OneAsync(seed, property);
        if (!double.TryParse(Environment.GetEnvironmentVariable("FUZZ_SECONDS"), out var seconds)) return;
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began).TotalSeconds < seconds;) await OneAsync(Random.Shared.Next(), property);
    }

    private static async Task OneAsync(int seed, Func<Random, Task> property)
    {
        try
        {
            await property(new Random(seed)).WaitAsync(LongestInput);
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"Seed {seed}: {(fault is TimeoutException ? "it hangs" : fault.Message)} (FUZZ_SEED={seed} repeats it)", fault);
        }
    }
}
