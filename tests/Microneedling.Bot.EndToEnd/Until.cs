using System.Diagnostics;

namespace Microneedling.Bot.EndToEnd;

/// <summary>Waits for something to come true, and not a moment longer.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90), Look = TimeSpan.FromMilliseconds(50);

    public static Task TrueAsync(Func<bool> isTrue, string what) => TrueAsync(() => Task.FromResult(isTrue()), what);

    public static Task TrueAsync(Func<Task<bool>> isTrue, string what) => TrueAsync(isTrue, () => what);

    public static async Task TrueAsync(Func<Task<bool>> isTrue, Func<string> what)
    {
        var waited = Stopwatch.StartNew();
        while (!await isTrue())
        {
            Assert.True(waited.Elapsed < Patience, $"Waited {Patience.TotalSeconds:0} seconds in vain until {what()}.");
            await Task.Delay(Look);
        }
    }
}
