namespace Microneedling.Bot.EndToEnd;

/// <summary>The system's clock, put forward by the test.</summary>
internal sealed class LateClock : TimeProvider
{
    public TimeSpan Late { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Late;
}
