using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Intake;

/// <summary>How far a walk has come, as it is told to the visitor: consent is not counted among the questions.</summary>
internal sealed class IntakeProgress(Walk walk)
{
    public const string Consent = "consent";

    /// <summary>The questions that are counted.</summary>
    public IReadOnlyList<Stop> Shown { get; } = [.. walk.Stops.Where(stop => stop.Item.LinkId != Consent)];

    public int Total => Shown.Count;

    public int Answered => Shown.Count(stop => stop is { AsksForMore: false, IsOpen: false });

    public int NumberOf(Stop stop)
    {
        for (var at = 0; at < Shown.Count; at++)
            if (Shown[at].Place == stop.Place) return at + 1;
        return 0;
    }
}
