using System.Globalization;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Intake;

/// <summary>The clinic's lowest age, against the answer to the question <c>age</c>.</summary>
internal static class IntakeAge
{
    /// <summary>The question's link id.</summary>
    public const string Question = "age";

    /// <summary>The lowest age in years, when the answer lies below it; else null.</summary>
    public static int? IsTooYoung(Walk walk, ClinicFacts facts)
    {
        var minimum = int.TryParse(facts["minimum-age"], NumberStyles.None, CultureInfo.InvariantCulture, out var years) ? years : 18;
        return walk.Response.AnswersTo(Question).OfType<NumberValue>().Any(age => age.Number < minimum) ? minimum : null;
    }
}
