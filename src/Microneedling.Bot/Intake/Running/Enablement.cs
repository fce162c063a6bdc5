using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Running;

/// <summary>Whether an item applies. Computed from the response each time, never stored.</summary>
internal static class Enablement
{
    public static bool IsEnabled(Questionnaire questionnaire, Item item, Level level, View view) =>
        Holds(questionnaire, item, level) && (item.EnableExpression is null || view.Holds(item.EnableExpression, item, null));

    private static bool Holds(Questionnaire questionnaire, Item item, Level level)
    {
        // The first condition that decides: one that holds where any is enough, one that does not where all must.
        foreach (var condition in item.EnableWhen)
            if (Holds(questionnaire, condition, item, level) != item.EnableAll) return !item.EnableAll;
        return item.EnableWhen.Count == 0 || item.EnableAll;
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
            "=" => Any(answers, wanted, static (answer, wanted) => answer.Same(wanted)),
            "!=" => !Any(answers, wanted, static (answer, wanted) => answer.Same(wanted)),
            ">" => Any(answers, wanted, static (answer, wanted) => answer.CompareTo(wanted) > 0),
            "<" => Any(answers, wanted, static (answer, wanted) => answer.CompareTo(wanted) < 0),
            ">=" => Any(answers, wanted, static (answer, wanted) => answer.CompareTo(wanted) >= 0),
            _ => Any(answers, wanted, static (answer, wanted) => answer.CompareTo(wanted) <= 0),
        };
    }

    private static bool Any(IReadOnlyList<Value> answers, Value wanted, Func<Value, Value, bool> holds)
    {
        for (var at = 0; at < answers.Count; at++)
            if (holds(answers[at], wanted)) return true;
        return false;
    }
}
