using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;

namespace Microneedling.Bot.Intake.Running;

/// <summary>
/// Brings a response into its one valid form: answers whose questions no longer apply are gone, hidden and read-only
/// questions hold their initial values, calculated ones their results, all in the order of the questionnaire.
/// </summary>
internal static class Settling
{
    public static Response Settle(Questionnaire questionnaire, Response response, DateTimeOffset now)
    {
        // Conditions never go in circles, so each round settles at least one more item. Expressions may: the bound ends that.
        for (var round = 0; round <= questionnaire.All.Count; round++)
        {
            var pass = new Pass(questionnaire, new View(questionnaire, response, now));
            var settled = new Response(pass.Rebuild(questionnaire.Items, new Level(null, null, response.Items)));
            if (!pass.Changed) return response;
            response = settled;
        }
        return response;
    }

    private sealed class Pass(Questionnaire questionnaire, View view)
    {
        public bool Changed { get; private set; }

        public IReadOnlyList<ResponseItem> Rebuild(IReadOnlyList<Item> items, Level level)
        {
            if (level.Items.Count == 0 && !items.Any(FillsItself)) return level.Items;
            var rebuilt = new List<ResponseItem>(level.Items.Count);
            foreach (var item in items)
            {
                if (item.Type is ItemType.Display || !Enablement.IsEnabled(questionnaire, item, level, view)) continue;
                if (item.Type is ItemType.Group) Group(item, level, rebuilt);
                else if (Question(item, level) is { } answered) rebuilt.Add(answered);
            }
            if (IsSame(rebuilt, level.Items)) return level.Items;
            Changed = true;
            return rebuilt;
        }

        private static bool IsSame(List<ResponseItem> rebuilt, IReadOnlyList<ResponseItem> items)
        {
            if (rebuilt.Count != items.Count) return false;
            for (var at = 0; at < rebuilt.Count; at++)
                if (!ReferenceEquals(rebuilt[at], items[at])) return false;
            return true;
        }

        private void Group(Item item, Level level, List<ResponseItem> rebuilt)
        {
            var any = false;
            foreach (var instance in level.Items)
                if (instance.LinkId == item.LinkId)
                {
                    any = true;
                    var children = Rebuild(item.Items, new Level(level, item, instance.Items));
                    rebuilt.Add(ReferenceEquals(children, instance.Items) ? instance : instance with { Items = children });
                }
            if (!any && FillsItself(item) && Rebuild(item.Items, new Level(level, item, [])) is { Count: > 0 } filled)
                rebuilt.Add(new ResponseItem(item.LinkId) { Items = filled });
        }

        private ResponseItem? Question(Item item, Level level)
        {
            var given = level.Find(item.LinkId);
            if (item.Calculated is { } expression) given = WithValues(item, given, view.Values(expression, item));
            else if (given is null && (item.Hidden || item.ReadOnly)) given = WithValues(item, null, InitialOf(item, view));
            else if (given is { Answers.Count: > 0 } && item is { IsAsked: true, Options.Count: > 0, IsOpen: false }) given = WithoutStrangers(item, given);
            if (given is null || item.Items.Count == 0) return given;

            ResponseAnswer[]? answers = null;
            for (var place = 0; place < given.Answers.Count; place++)
            {
                var answer = given.Answers[place];
                var children = Rebuild(item.Items, new Level(level, item, answer.Items, answer.Value));
                if (!ReferenceEquals(children, answer.Items)) (answers ??= [.. given.Answers])[place] = answer with { Items = children };
            }
            return answers is null ? given : given with { Answers = answers };
        }

        /// <summary>Leaves out answers that are no options: a new version of the questionnaire, or a rule, may have taken them away.</summary>
        private ResponseItem? WithoutStrangers(Item item, ResponseItem given)
        {
            var options = view.Options(item);
            foreach (var answer in given.Answers)
                if (!IsOption(options, answer.Value))
                    return given.Answers.Where(kept => IsOption(options, kept.Value)).ToList() is { Count: > 0 } known ? given with { Answers = known } : null;
            return given;
        }

        private static bool IsOption(IReadOnlyList<Option> options, Value value)
        {
            for (var at = 0; at < options.Count; at++)
                if (options[at].Value.Same(value)) return true;
            return false;
        }

        private static ResponseItem? WithValues(Item item, ResponseItem? given, IReadOnlyList<Value> values)
        {
            if (!item.Repeats && values.Count > 1) values = [values[0]];
            if (values.Count == 0) return null;
            return given is not null && given.Answers.Select(answer => answer.Value).SequenceEqual(values)
                ? given : new ResponseItem(item.LinkId) { Answers = [.. values.Select(value => new ResponseAnswer(value))] };
        }
    }

    /// <summary>What the question starts with: its initial values, or the result of its initialExpression.</summary>
    public static IReadOnlyList<Value> InitialOf(Item item, View view) =>
        item.Initial.Count > 0 ? item.Initial : item.InitialExpression is { } expression ? view.Values(expression, item) : [];

    private static bool FillsItself(Item item) =>
        item.IsQuestion ? item.Calculated is not null || (item.Hidden || item.ReadOnly) && (item.Initial.Count > 0 || item.InitialExpression is not null)
        : item.Type is ItemType.Group && item.Items.Any(FillsItself);
}
