using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Microneedling.Bot.Conversation;

/// <summary>What is counted and traced. It knows kinds and times, never who or what was said.</summary>
public static class Figures
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Microneedling.Assistant";

    private static readonly Meter Meter = new(Name);
    private static readonly ActivitySource Source = new(Name);

    private static readonly Counter<long> Turns = Meter.CreateCounter<long>("assistant.turns", "{turn}", "Committed turns by outcome: answered, clarified, declined, urgent and so on.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("assistant.turn.retries", "{retry}", "Turns that ran again, by reason: conflict or interruption.");
    private static readonly Histogram<double> TurnTime = Meter.CreateHistogram<double>("assistant.turn.duration", "s", "From the start of a turn to its commit.");

    /// <summary>Questionnaires begun.</summary>
    public static Counter<long> IntakesStarted { get; } = Meter.CreateCounter<long>("assistant.intakes.started", "{intake}");

    /// <summary>Questionnaires sent to the clinic.</summary>
    public static Counter<long> IntakesCompleted { get; } = Meter.CreateCounter<long>("assistant.intakes.completed", "{intake}");

    /// <summary>How long a person waited until someone of the clinic answered.</summary>
    public static Histogram<double> HandoffWaiting { get; } = Meter.CreateHistogram<double>("assistant.handoff.waiting", "s",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14400, 43200, 86400] });

    internal static Activity? StartTurn() => Source.StartActivity("turn");

    internal static void TurnCommitted(Activity? trace, OutcomeKind outcome, TimeSpan time)
    {
        var name = outcome.ToString().ToLowerInvariant();
        trace?.SetTag("outcome", name);
        Turns.Add(1, new KeyValuePair<string, object?>("outcome", name));
        TurnTime.Record(time.TotalSeconds);
    }

    internal static void TurnRetried(bool conflict) =>
        Retries.Add(1, new KeyValuePair<string, object?>("reason", conflict ? "conflict" : "interruption"));
}
