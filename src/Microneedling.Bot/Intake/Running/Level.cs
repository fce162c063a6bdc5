using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;

namespace Microneedling.Bot.Intake.Running;

/// <summary>One level of a response while it is walked: the root, a group instance, or what stands under one answer.</summary>
/// <param name="Item">The group or question the level is nested in; null at the root.</param>
/// <param name="Answer">The answer the level stands under; null for groups.</param>
internal sealed record Level(Level? Parent, Item? Item, IReadOnlyList<ResponseItem> Items, Value? Answer = null)
{
    public ResponseItem? Find(string linkId)
    {
        foreach (var item in Items)
            if (item.LinkId == linkId) return item;
        return null;
    }

    /// <summary>
    /// The answers of the occurrence of <paramref name="question"/> nearest to <paramref name="asker"/>: as FHIR R4 says of
    /// enableWhen.question, first among the ancestors, then the last one before, then the first one after.
    /// </summary>
    public IEnumerable<Value> NearestAnswers(Item question, Item asker)
    {
        var level = this;
        while (level.Item is not null && level.Item != question && !IsUnder(question, level.Item)) level = level.Parent!;
        if (level.Item == question) return level.Answer is { } own ? [own] : [];

        var way = new Stack<Item>();
        for (var item = question.Parent; item is not null && item != level.Item; item = item.Parent) way.Push(item);
        var (items, before) = (level.Items, question.Order < asker.Order);
        foreach (var step in way)
        {
            var found = before ? items.LastOrDefault(item => item.LinkId == step.LinkId) : items.FirstOrDefault(item => item.LinkId == step.LinkId);
            if (found is null) return [];
            items = step.Type is ItemType.Group ? found.Items : (before ? found.Answers.LastOrDefault() : found.Answers.FirstOrDefault())?.Items ?? [];
        }
        foreach (var item in items)
            if (item.LinkId == question.LinkId) return item.Answers.Select(answer => answer.Value);
        return [];
    }

    private static bool IsUnder(Item item, Item ancestor)
    {
        for (var parent = item.Parent; parent is not null; parent = parent.Parent)
            if (parent == ancestor) return true;
        return false;
    }
}
