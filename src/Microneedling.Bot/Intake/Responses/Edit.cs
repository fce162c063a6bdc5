using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Responses;

/// <summary>Makes the response in which one place is changed.</summary>
internal static class Edit
{
    /// <summary>Puts what <paramref name="change"/> makes of the item (null when there was none) into its place; null removes it.</summary>
    public static Response At(Questionnaire questionnaire, Response response, Place place, Func<ResponseItem?, ResponseItem?> change) =>
        new(Down(questionnaire, response.Items, place.Steps(), 0, change));

    private static List<ResponseItem> Down(
        Questionnaire questionnaire, IReadOnlyList<ResponseItem> items, IReadOnlyList<(string LinkId, int Index)> steps, int depth, Func<ResponseItem?, ResponseItem?> change)
    {
        var (linkId, index) = steps[depth];
        var changed = items.ToList();
        var isGroup = questionnaire.Find(linkId)?.Type is ItemType.Group;
        var at = isGroup && index >= 0 ? NthOf(changed, linkId, index) : changed.FindIndex(item => item.LinkId == linkId);
        if (depth == steps.Count - 1)
        {
            Replace(changed, at, change(at < 0 ? null : changed[at]));
            return changed;
        }
        var parent = at < 0 ? new ResponseItem(linkId) : changed[at];
        if (isGroup) parent = parent with { Items = Down(questionnaire, parent.Items, steps, depth + 1, change) };
        else if (index < parent.Answers.Count)
            parent = parent with
            {
                Answers = [.. parent.Answers.Select((answer, place) => place == index ? answer with { Items = Down(questionnaire, answer.Items, steps, depth + 1, change) } : answer)],
            };
        Replace(changed, at, parent);
        return changed;
    }

    private static int NthOf(List<ResponseItem> items, string linkId, int nth)
    {
        for (var at = 0; at < items.Count; at++)
            if (items[at].LinkId == linkId && nth-- == 0) return at;
        return -1;
    }

    private static void Replace(List<ResponseItem> items, int at, ResponseItem? item)
    {
        if (item is null) { if (at >= 0) items.RemoveAt(at); }
        else if (at < 0) items.Add(item);
        else items[at] = item;
    }
}
