namespace Microneedling.Bot.Intake.Running;

/// <summary>What an input came to.</summary>
public abstract record Step
{
    /// <param name="Walk">Questionnaire and response after the answer.</param>
    /// <param name="Closed">Answered questions that no longer apply and have left the response.</param>
    /// <param name="IsExact">The text is the answer whatever else it looks like; false when it was found by likeness or is free text.</param>
    public sealed record Taken(Walk Walk, IReadOnlyList<Stop> Closed, bool IsExact) : Step
    {
        /// <summary>What the list did not name and was written where it asks for more; null when nothing was.</summary>
        public string? Own { get; init; }
    }

    /// <param name="Understood">The reading as a person says it.</param>
    /// <param name="Canonical">Answer with this text when the person agrees.</param>
    public sealed record Doubtful(string Understood, string Canonical) : Step;

    /// <param name="Hint">What was wrong and what is expected.</param>
    /// <param name="IsNear">The text was meant as an answer, only not clearly which.</param>
    public sealed record Refused(string Hint, bool IsNear = false) : Step;
}
