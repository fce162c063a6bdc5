using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Running;

/// <summary>Whether an item applies. Computed from the response each time, never stored.</summary>
internal static class Enablement
{
    public static bool IsEnabled(Questionnaire questionnaire, Item item, Level level, View view)
    {
        if (item.EnableWhen.Count > 0)
        {
            var holds = item.EnableAll
                ? item.EnableWhen.All(condition => Holds(questionnaire, condition, item, level))
                : item.EnableWhen.Any(condition => Holds(questionnaire, condition, item, level));
            if (!holds) return false;
        }
        return item.EnableExpression is null || view.Holds(item.EnableExpression, item, null);
    }

    /// <summary>
    /// The operators of FHIR R4 (hl7.org/fhir/R4/codesystem-questionnaire-enable-operator.html): <c>=</c> and the orderings
    /// want at least one answer for which they hold; <c>!=</c> holds when no answer is equal, so also when there is none.
    /// </summary>
    private static bool Holds(Questionnaire questionnaire, EnableWhen condition, Item item, Level level)
    {
        var question = questionnaire.Find(condition.Question)!;
        var answers = level.NearestAnswers(question, item);
        var wanted = Values.As(condition.Answer, question.Type)!;
        return condition.Operator switch
        {
            "exists" => answers.Count > 0 == (condition.Answer is BooleanValue { IsTrue: true }),
            "=" => answers.Any(answer => answer.Same(wanted)),
            "!=" => !answers.Any(answer => answer.Same(wanted)),
            ">" => answers.Any(answer => answer.CompareTo(wanted) > 0),
            "<" => answers.Any(answer => answer.CompareTo(wanted) < 0),
            ">=" => answers.Any(answer => answer.CompareTo(wanted) >= 0),
            _ => answers.Any(answer => answer.CompareTo(wanted) <= 0),
        };
    }
}
