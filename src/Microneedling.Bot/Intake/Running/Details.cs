using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Reading;

namespace Microneedling.Bot.Intake.Running;

/// <summary>The text that "anything else" of a list leads to, and what is asked of it.</summary>
internal static class Details
{
    /// <summary>The text that is asked for when this is picked.</summary>
    public static Item? Of(Questionnaire questionnaire, Item list, Option picked) => questionnaire.All.FirstOrDefault(item => IsText(item) && StandsOn(item, list, picked));

    /// <summary>What "anything else" was is said anew: what was asked of it next ("did any of those ...?") was answered of the things before.</summary>
    public static List<Stop> AskedAgain(Questionnaire questionnaire, Walk walk, Stop detail, List<Value> said)
    {
        if (!IsText(detail.Item) || detail.Given is not { Answers.Count: > 0 } given || given.Answers.Select(answer => answer.Value).SequenceEqual(said)) return [];
        var lists = detail.Item.EnableWhen.Select(condition => questionnaire.Find(condition.Question)).OfType<Item>();
        return [.. from list in lists from other in list.Options where OptionKind.IsOther(other) && StandsOn(detail.Item, list, other)
                   from stop in walk.Stops where stop.IsAnswered && stop.Item.Order > detail.Item.Order && StandsOn(stop.Item, list, other) select stop];
    }

    private static bool IsText(Item item) => item.Type is ItemType.Text or ItemType.String;

    private static bool StandsOn(Item item, Item list, Option picked) => item.EnableWhen.Any(condition => condition.Question == list.LinkId && condition.Answer.Same(picked.Value));
}
