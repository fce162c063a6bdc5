using System.Globalization;
using Microneedling.Bot.Intake.Questionnaires;
using YamlDotNet.RepresentationModel;

namespace Microneedling.Bot.Intake.Flags;

/// <summary>Reads one rule; what does not fit the questionnaire is a fault with its line.</summary>
internal sealed class FlagRuleReader(Questionnaire questionnaire, IReadOnlyDictionary<string, Wait> waits, List<string> faults)
{
    private static readonly (string Start, FlagLevel Level)[] Levels =
        [("note only", FlagLevel.Note), ("postpone until ", FlagLevel.Postpone), ("needs clinician review before booking", FlagLevel.ClinicianReview), ("urgent: seek care", FlagLevel.Urgent)];

    public FlagRule? Read(YamlMappingNode node)
    {
        if (Text(node, "id") is not { } id) return Fault(node, "a flag rule has no id");
        if (FlagFile.Child(node, "when") is not YamlMappingNode { Children.Count: > 0 } when) return Fault(node, $"the rule \"{id}\" has no when");
        var conditions = when.Children.Select(pair => Condition(pair.Key.ToString(), pair.Value)).ToList();
        return conditions.Contains(null) ? null : Rule(node, id, conditions!);
    }

    public FlagRule? Rule(YamlMappingNode node, string id, IReadOnlyList<FlagCondition> conditions)
    {
        var text = Text(node, "flag") ?? "";
        var level = Array.FindIndex(Levels, known => text.StartsWith(known.Start, StringComparison.Ordinal));
        if (level < 0) return Fault(node, $"the flag of \"{id}\" begins with none of: {string.Join("; ", Levels.Select(known => known.Start.Trim()))}");
        var (wait, earliest) = (Text(node, "wait"), Text(node, "earliest"));
        if (wait is not null && !waits.ContainsKey(wait)) return Fault(node, $"the rule \"{id}\" names the wait \"{wait}\", which is not under waits");
        if (earliest is not null && questionnaire.Find(earliest)?.Type is not ItemType.Date) return Fault(node, $"the rule \"{id}\" counts from \"{earliest}\", which is no date question");
        if (Text(node, "reason") is not { } reason || Text(node, "source") is not { } source) return Fault(node, $"the rule \"{id}\" needs a reason and a source");
        return new FlagRule(id, Text(node, "row"), conditions, Levels[level].Level, text, reason, source, wait, earliest);
    }

    private FlagCondition? Condition(string linkId, YamlNode wanted)
    {
        if (questionnaire.Find(linkId) is not { } item) return Missing(wanted, $"there is no question \"{linkId}\" in the questionnaire");
        switch (wanted)
        {
            case YamlScalarNode { Value: { } code }: return OneOf(item, wanted, [code]);
            case YamlSequenceNode codes: return OneOf(item, wanted, [.. codes.Select(code => code.ToString())]);
            case YamlMappingNode map when FlagFile.Child(map, "all") is YamlSequenceNode all:
                return OneOf(item, wanted, [.. all.Select(code => code.ToString())]) is { } known ? new FlagCondition.AllOf(linkId, known.Codes) : null;
            case YamlMappingNode map when Text(map, "within") is { } within && Text(map, "longer-than") is { } longer:
                return Since(item, map, within, true) is { } young && Since(item, map, longer, false) is { } old ? new Both(linkId, old, young) : null;
            case YamlMappingNode map when Text(map, "within") is { } within: return Since(item, map, within, true);
            case YamlMappingNode map when Text(map, "longer-than") is { } longer: return Since(item, map, longer, false);
            case YamlMappingNode map: return Between(item, map);
            default: return Missing(wanted, $"the condition on \"{linkId}\" is not understood");
        }
    }

    private FlagCondition.OneOf? OneOf(Item item, YamlNode node, IReadOnlyList<string> codes)
    {
        var known = item.Options.Select(option => option.Value).OfType<CodingValue>().Select(coding => coding.Code).ToHashSet();
        if (codes.FirstOrDefault(code => !known.Contains(code)) is not { } strange) return new FlagCondition.OneOf(item.LinkId, codes);
        FlagFile.Fault(faults, node, $"\"{item.LinkId}\" has no answer with the code \"{strange}\"");
        return null;
    }

    private FlagCondition.Since? Since(Item item, YamlNode node, string wait, bool within)
    {
        if (item.Type is ItemType.Date && waits.TryGetValue(wait, out var known)) return new FlagCondition.Since(item.LinkId, known, within);
        FlagFile.Fault(faults, node, item.Type is ItemType.Date ? $"the wait \"{wait}\" is not under waits" : $"\"{item.LinkId}\" is no date question");
        return null;
    }

    private FlagCondition? Between(Item item, YamlMappingNode map)
    {
        var (from, to, below) = (Number(map, "from"), Number(map, "to"), Number(map, "below"));
        if (from is null && to is null && below is null) return Missing(map, $"the condition on \"{item.LinkId}\" is not understood");
        return new FlagCondition.Between(item.LinkId, from, below ?? (to is { } last ? last + 1 : null));
    }

    private static decimal? Number(YamlMappingNode map, string key) =>
        decimal.TryParse(Text(map, key), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(YamlMappingNode node, string key) => FlagFile.Child(node, key) is YamlScalarNode { Value: { Length: > 0 } text } ? text : null;

    private FlagRule? Fault(YamlNode node, string sentence)
    {
        FlagFile.Fault(faults, node, sentence);
        return null;
    }

    private FlagCondition? Missing(YamlNode node, string sentence)
    {
        FlagFile.Fault(faults, node, sentence);
        return null;
    }

    private sealed record Both(string LinkId, FlagCondition First, FlagCondition Second) : FlagCondition(LinkId)
    {
        public override bool Holds(Answers answers, DateOnly today) => First.Holds(answers, today) && Second.Holds(answers, today);
    }
}
