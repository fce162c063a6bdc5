using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;

namespace Microneedling.Bot.Intake.Running;

/// <summary>FHIR's constraint extension: rules over several answers, checked once the questions they are about are answered.</summary>
internal static class Constraints
{
    /// <summary>What to tell the person, when the answer to <paramref name="stop"/> breaks a rule; else null.</summary>
    public static string? Broken(Questionnaire questionnaire, Walk walk, Stop stop, DateTimeOffset now)
    {
        if (!questionnaire.HasExpressions) return null;
        var view = new View(questionnaire, walk.Response, now);
        foreach (var constraint in stop.Item.Constraints)
            if (Breaks(constraint, view, stop.Item, stop.Place)) return constraint.Human;
        for (var group = stop.Item.Parent; group is not null; group = group.Parent)
            foreach (var constraint in group.Constraints)
                if (IsDone(walk, group) && Breaks(constraint, view, group, PlaceOf(stop.Place, group))) return constraint.Human;
        if (walk.IsComplete)
            foreach (var constraint in questionnaire.Constraints)
                if (Breaks(constraint, view, null, null)) return constraint.Human;
        return null;
    }

    private static bool Breaks(Constraint constraint, View view, Item? item, Place? place) =>
        constraint.IsError && !view.Holds(constraint.Expression, item, place);

    private static bool IsDone(Walk walk, Item group) => !walk.Stops.Any(stop => stop is { IsOpen: true, AsksForMore: false } && IsIn(stop.Item, group));

    private static bool IsIn(Item item, Item group)
    {
        for (var parent = item.Parent; parent is not null; parent = parent.Parent)
            if (parent == group) return true;
        return false;
    }

    /// <summary>The part of the path that ends with the group.</summary>
    private static Place? PlaceOf(Place place, Item group)
    {
        var mark = Uri.EscapeDataString(group.LinkId) + ":";
        var at = place.Path.LastIndexOf(mark, StringComparison.Ordinal);
        if (at < 0) return null;
        var end = place.Path.IndexOf('/', at);
        return new Place(end < 0 ? place.Path[at..] : place.Path[..end]);
    }
}
