using System.Text.Json.Nodes;

namespace Microneedling.Bot.Intake.Questionnaires;

/// <summary>Reads what can be picked: answer options, contained and shipped value sets, units.</summary>
internal sealed class OptionReader(ValueSets valueSets, Findings findings)
{
    /// <param name="isNeeded">The question is asked and must be answered: it is neither optional nor hidden nor read-only.</param>
    public IReadOnlyList<Option> Read(JsonObject node, string linkId, ItemType type, bool isNeeded)
    {
        if (node["answerOption"] is JsonArray { Count: > 0 })
        {
            var options = new List<Option>();
            foreach (var option in node.Objects("answerOption"))
                if (Values.As(ValueJson.Read(option), type) is { } value) options.Add(new Option(value, Prefix(option), IsExclusive(option), Score(option)) { Also = Also(option) });
                else findings.Fault(linkId, "an answerOption has no value that is understood");
            return options;
        }
        if (node.Text("answerValueSet") is { } url)
        {
            if (valueSets.Find(url) is { Count: > 0 } codings) return codings;
            Without(linkId, type, isNeeded, $"the codes of the value set {url} are not at hand: carry them in the questionnaire or put the ValueSet with its codes into a JSON file beside it");
        }
        else if (type is ItemType.Choice or ItemType.OpenChoice && node.Extension("sdc-questionnaire-answerExpression") is null)
            Without(linkId, type, isNeeded, "it has nothing to choose from: neither answerOption nor answerValueSet");
        return [];
    }

    /// <summary>
    /// A choice that must be answered cannot do without its options; one that may be left is passed over with a word; an
    /// open choice is answered in own words, which R4 allows it.
    /// </summary>
    private void Without(string linkId, ItemType type, bool isNeeded, string reason)
    {
        if (type is ItemType.Choice && isNeeded) findings.Fault(linkId, reason);
        else findings.Notice(linkId, type is ItemType.OpenChoice ? $"{reason}; it is answered in own words" : $"{reason}; it is passed over");
    }

    /// <summary>The units of a quantity; for a number, the one unit that is meant.</summary>
    public IReadOnlyList<QuantityUnit> Units(JsonObject node, ItemType type)
    {
        if (type is not (ItemType.Quantity or ItemType.Integer or ItemType.Decimal)) return [];
        var units = node.Extensions("questionnaire-unitOption").Concat(node.Extensions("questionnaire-unit"))
            .Select(extension => ValueJson.Read(extension)).OfType<CodingValue>().ToList();
        if (node.ExtensionText("questionnaire-unitValueSet") is { } url && valueSets.Find(url) is { } shipped)
            units.AddRange(shipped.Select(option => option.Value).OfType<CodingValue>());
        return [.. units.Select(unit => new QuantityUnit(unit.Display ?? unit.Code, unit.System, unit.Code)).Distinct()];
    }

    internal static string? Prefix(JsonObject option) =>
        option.ExtensionText("questionnaire-optionPrefix") ?? (option["valueCoding"] as JsonObject)?.ExtensionText("questionnaire-optionPrefix");

    private static string[] Also(JsonObject option) => option.OwnText("also")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool IsExclusive(JsonObject option) => option.ExtensionValue("questionnaire-optionExclusive") is BooleanValue { IsTrue: true };

    internal static decimal? Score(JsonObject option) =>
        (option.ExtensionValue("ordinalValue") ?? option.ExtensionValue("itemWeight")
            ?? (option["valueCoding"] as JsonObject)?.ExtensionValue("ordinalValue") ?? (option["valueCoding"] as JsonObject)?.ExtensionValue("itemWeight")) is NumberValue score
            ? score.Number : null;
}
