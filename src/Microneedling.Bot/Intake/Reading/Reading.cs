using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>What a text came to as the answer to a question.</summary>
public abstract record Reading
{
    /// <param name="IsExact">It is the answer whatever else it looks like; otherwise it was found by likeness.</param>
    public sealed record Given(IReadOnlyList<Value> Values, bool IsExact = true) : Reading
    {
        public Given(Value value, bool isExact = true) : this([value], isExact) { }
    }

    /// <summary>An answer that is no value: not sure, or rather told to staff.</summary>
    public sealed record NoValue(Absence Why) : Reading;

    /// <summary>Probably understood; the person is asked.</summary>
    /// <param name="Understood">The reading as a person says it, such as "March 2026".</param>
    /// <param name="Canonical">Text that reads as just this, without a doubt.</param>
    public sealed record Doubtful(string Understood, string Canonical) : Reading;

    /// <summary>Several answers fit, and some of what was said is none of them: "ibuprofen and my inhaler".</summary>
    /// <param name="Values">What was understood; may be empty.</param>
    /// <param name="Own">The rest, in the person's words.</param>
    /// <param name="Hint">What to say where there is no place for own words.</param>
    /// <param name="IsNamed">The rest names something, rather than telling a story.</param>
    public sealed record Partly(IReadOnlyList<Value> Values, string Own, string Hint, bool IsNamed = true) : Reading;

    /// <param name="Hint">What was wrong and what is expected, in a sentence.</param>
    /// <param name="IsNear">It means several of the answers, so it was meant as one.</param>
    public sealed record Unclear(string Hint, bool IsNear = false) : Reading;
}
