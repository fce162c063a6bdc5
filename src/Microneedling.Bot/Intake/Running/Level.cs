using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;

namespace Microneedling.Bot.Intake.Running;

/// <summary>One level of a response while it is walked: the root, a group instance, or what stands under one answer.</summary>
/// <param name="item">The group or question the level is nested in; null at the root.</param>
/// <param name="answer">The answer the level stands under; null for groups.</param>
internal sealed class Level(Level? parent, Item? item, IReadOnlyList<ResponseItem> items, Value? answer = null)
{
    /// <summary>Up to so many items looking through them is quicker than looking up.</summary>
    private const int Few = 8;

    private Dictionary<string, ResponseItem>? byLinkId;

    public Level? Parent => parent;
    public Item? Item => item;
    public IReadOnlyList<ResponseItem> Items => items;
    public Value? Answer => answer;

    /// <summary>The first item of that link id, or null.</summary>
    public ResponseItem? Find(string linkId)
    {
        if (items.Count > Few) return (byLinkId ??= Index()).GetValueOrDefault(linkId);
        for (var at = 0; at < items.Count; at++)
            if (items[at].LinkId == linkId) return items[at];
        return null;
    }

    private Dictionary<string, ResponseItem> Index()
    {
        var index = new Dictionary<string, ResponseItem>(items.Count, StringComparer.Ordinal);
        foreach (var entry in items) index.TryAdd(entry.LinkId, entry);
        return index;
    }

    /// <summary>
    /// The answers of the occurrence of <paramref name="question"/> nearest to <paramref name="asker"/>: as FHIR R4 says of
    /// enableWhen.question, first among the ancestors, then the last one before, then the first one after.
    /// </summary>
    public IReadOnlyList<Value> NearestAnswers(Item question, Item asker)
    {
        var level = this;
        while (level.Item is not null && level.Item != question && !IsUnder(question, level.Item)) level = level.Parent!;
        if (level.Item == question) return level.Answer is { } own ? [own] : [];
        if (question.Parent == level.Item) return ValuesOf(level.Find(question.LinkId));

        var way = new Stack<Item>();
        for (var item = question.Parent; item is not null && item != level.Item; item = item.Parent) way.Push(item);
        var (items, before) = (level.Items, question.Order < asker.Order);
        foreach (var step in way)
        {
            var found = before ? items.LastOrDefault(item => item.LinkId == step.LinkId) : items.FirstOrDefault(item => item.LinkId == step.LinkId);
            if (found is null) return [];
            items = step.Type is ItemType.Group ? found.Items : (before ? found.Answers.LastOrDefault() : found.Answers.FirstOrDefault())?.Items ?? [];
        }
        return ValuesOf(items.FirstOrDefault(item => item.LinkId == question.LinkId));
    }

    private static IReadOnlyList<Value> ValuesOf(ResponseItem? given) => given switch
    {
        null or { Answers.Count: 0 } => [],
        { Answers: [var only] } => [only.Value],
        _ => [.. given.Answers.Select(answer => answer.Value)],
    };

    private static bool IsUnder(Item item, Item ancestor)
    {
        for (var parent = item.Parent; parent is not null; parent = parent.Parent)
            if (parent == ancestor) return true;
        return false;
    }
}
