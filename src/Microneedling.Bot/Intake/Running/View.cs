using System.Text.Json.Nodes;
using Microneedling.Bot.Intake.FhirPath;
using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;

namespace Microneedling.Bot.Intake.Running;

/// <summary>The response as FHIRPath expressions see it. JSON is made only when some expression asks for it.</summary>
internal sealed class View(Questionnaire questionnaire, Response response, DateTimeOffset now)
{
    private JsonObject? json;
    private JsonObject? source;
    private JsonObject Json => json ??= ResponseJson.ToJson(response);
    private JsonObject Source => source ??= JsonNode.Parse(questionnaire.Json) as JsonObject ?? [];

    public DateTimeOffset Now => now;

    /// <param name="place">The question that the expression is about: its JSON is the focus; null for the whole response.</param>
    public bool Holds(Expression expression, Item? item, Place? place) => expression.Holds(Focus(place), Around(item, place));

    public IReadOnlyList<Value> Values(Expression expression, Item item) =>
        [.. expression.Of(Json, Around(item)).Select(result => Computed.Value(result, item)).OfType<Value>()];

    /// <summary>What can be picked now.</summary>
    public IReadOnlyList<Option> Options(Item item)
    {
        if (item.AnswerExpression is { } expression) return [.. Values(expression, item).Distinct().Select(value => new Option(value))];
        return item.Toggles.Count == 0 ? item.Options : [.. item.Options.Where(IsOffered)];

        bool IsOffered(Option option)
        {
            var about = item.Toggles.Where(toggle => toggle.Options.Any(value => value.Same(option.Value))).ToList();
            return about.Count == 0 || about.Any(toggle => Holds(toggle.Expression, item, null));
        }
    }

    private object Focus(Place? place) => place is { } at && NodeAt(at) is { } node ? node : Json;

    private Surroundings Around(Item? item, Place? place = null)
    {
        var running = new HashSet<string>();
        Surroundings? around = null;
        around = new Surroundings(Variable, now);
        return around;

        IReadOnlyList<object>? Variable(string name) => name switch
        {
            "resource" or "rootResource" => [Json],
            "context" => [item is null ? Json : ContextOf(item, place)],
            "questionnaire" => [Source],
            "qitem" => item is null ? null : FindNode(Source, item.LinkId) is { } asked ? [asked] : null,
            "ucum" => ["http://unitsofmeasure.org"],
            _ when name.StartsWith("weight:", StringComparison.Ordinal) => Weight(name[7..]),
            _ => Named(name),
        };

        IReadOnlyList<object>? Named(string name)
        {
            if (!running.Add(name)) return null;
            try
            {
                for (var at = item; at is not null; at = at.Parent)
                    if (at.Variables.FirstOrDefault(variable => variable.Name == name) is { } own) return own.Expression.Of(Json, around!);
                return questionnaire.Variables.FirstOrDefault(variable => variable.Name == name)?.Expression.Of(Json, around!);
            }
            finally { running.Remove(name); }
        }
    }

    /// <summary>The item of the response that the expression belongs to, as SDC wants it; while it has no answer, one that says only which it is.</summary>
    private JsonObject ContextOf(Item item, Place? place) =>
        (place is { } at ? NodeAt(at) : null) ?? FindNode(Json, item.LinkId) ?? new JsonObject { ["linkId"] = item.LinkId };

    private static JsonObject? FindNode(JsonObject parent, string linkId)
    {
        foreach (var node in parent.Objects("item").Concat(parent.Objects("answer").SelectMany(answer => answer.Objects("item"))))
            if ((node.Text("linkId") == linkId ? node : FindNode(node, linkId)) is { } found) return found;
        return null;
    }

    private IReadOnlyList<object>? Weight(string key)
    {
        foreach (var option in questionnaire.All.SelectMany(item => item.Options))
            if (option is { Score: { } score, Value: CodingValue coding } && coding.System + "|" + coding.Code == key) return [score];
        return null;
    }

    private JsonObject? NodeAt(Place place)
    {
        var at = Json;
        var steps = place.Steps();
        for (var depth = 0; depth < steps.Count; depth++)
        {
            var (linkId, index) = steps[depth];
            var same = at.Objects("item").Where(node => node.Text("linkId") == linkId).ToList();
            if (depth == steps.Count - 1) return index < 0 ? same.FirstOrDefault() : same.ElementAtOrDefault(index);
            var next = questionnaire.Find(linkId)?.Type is ItemType.Group ? same.ElementAtOrDefault(index) : same.FirstOrDefault()?.Objects("answer").ElementAtOrDefault(index);
            if (next is null) return null;
            at = next;
        }
        return null;
    }
}
