using System.Text.Json.Nodes;

namespace Microneedling.Bot.Intake.Questionnaires;

/// <summary>Reads the items of a questionnaire.</summary>
internal sealed class ItemReader(ValueSets valueSets, Findings findings)
{
    /// <summary>Display items of these kinds belong to the question they stand under.</summary>
    private static readonly HashSet<string> HintControls = ["help", "flyover", "prompt", "unit", "lower", "upper"];

    private readonly RuleReader rules = new(findings);
    private readonly OptionReader options = new(valueSets, findings);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public List<Item> Read(JsonObject parent) => [.. parent.Objects("item").Select(ReadItem).OfType<Item>()];

    private Item? ReadItem(JsonObject node)
    {
        if (node.Text("linkId") is not { } linkId)
        {
            findings.Fault(null, $"an item (\"{node.Text("text") ?? "without text"}\") has no linkId");
            return null;
        }
        if (!known.Add(linkId)) findings.Fault(linkId, "this linkId is used twice; each must be unique");
        if (node.Text("type") is not { } code || !ItemTypes.TryRead(code, out var type))
        {
            findings.Fault(linkId, node.Text("type") is { } unknown ? $"the type \"{unknown}\" is not one of FHIR R4" : "it has no type");
            return null;
        }
        Refuse(node, linkId);
        var isHidden = node.ExtensionValue("questionnaire-hidden") is BooleanValue { IsTrue: true };
        var isReadOnly = node.Flag("readOnly") || node.ExtensionText("questionnaire-usageMode") is "display" or "display-non-empty";
        var children = node.Objects("item").ToList();
        var hints = children.Where(IsHint).ToList();
        var minOccurs = node.ExtensionWhole("questionnaire-minOccurs") ?? 0;
        var required = node.Flag("required") || minOccurs > 0;
        var choices = type is ItemType.Group or ItemType.Display ? [] : options.Read(node, linkId, type, isNeeded: required && !isHidden && !isReadOnly);
        return new Item
        {
            LinkId = linkId,
            Type = type,
            Text = TextOf(node, linkId, type),
            Required = required,
            Repeats = node.Flag("repeats"),
            ReadOnly = isReadOnly,
            Hidden = isHidden,
            MinOccurs = minOccurs,
            MaxOccurs = node.ExtensionWhole("questionnaire-maxOccurs"),
            Limits = rules.Limits(node, linkId),
            Options = choices,
            Toggles = rules.Toggles(node, linkId),
            EnableWhen = rules.Conditions(node, linkId),
            EnableAll = node.Text("enableBehavior") is "all",
            EnableExpression = rules.Expression(node, linkId, "sdc-questionnaire-enableWhenExpression"),
            AnswerExpression = rules.Expression(node, linkId, "sdc-questionnaire-answerExpression"),
            Calculated = rules.OptionalExpression(node, linkId, "sdc-questionnaire-calculatedExpression"),
            InitialExpression = rules.OptionalExpression(node, linkId, "sdc-questionnaire-initialExpression"),
            Constraints = rules.Constraints(node, linkId),
            Variables = rules.Variables(node, linkId),
            Initial = Initial(node, choices, type),
            Units = options.Units(node, type),
            EntryFormat = node.ExtensionText("entryFormat"),
            Why = node.OwnText("why"),
            AsksOfThePast = node.OwnText("past") is "Yes",
            TakesUnsure = node.OwnText("takes-unsure") is "Yes",
            Input = node.OwnText("input"),
            TextVersion = node.OwnText("text-version"),
            Hints = [.. hints.Select(hint => hint.Text("text")).OfType<string>()],
            Items = type is ItemType.Display ? [] : [.. children.Except(hints).Select(ReadItem).OfType<Item>()],
        };
    }

    private void Refuse(JsonObject node, string linkId)
    {
        if (node.Objects("modifierExtension").FirstOrDefault() is { } modifier)
            findings.Fault(linkId, $"the modifier extension {modifier.Text("url")} changes its meaning in a way that is not understood");
        if (node.Extension("sdc-questionnaire-subQuestionnaire") is not null)
            findings.Fault(linkId, "it is a placeholder for another questionnaire; put those items in its place");
    }

    /// <summary>Displays that carry conditions of their own stay items: they are shown only when they apply.</summary>
    private static bool IsHint(JsonObject node) => node.Text("type") is "display" && !node.ContainsKey("enableWhen")
        && (node.ExtensionCode("questionnaire-itemControl") is { } control && HintControls.Contains(control)
            || node.ExtensionCode("questionnaire-displayCategory") is "instructions" or "help");

    private static string TextOf(JsonObject node, string linkId, ItemType type)
    {
        var text = node.Text("text");
        if (node.Text("prefix") is { } prefix) text = text is null ? prefix : $"{prefix} {text}";
        return text ?? (type is ItemType.Group or ItemType.Display ? "" : linkId);
    }

    private static List<Value> Initial(JsonObject node, IReadOnlyList<Option> options, ItemType type)
    {
        var initial = node.Objects("initial").Select(value => Values.As(ValueJson.Read(value), type)).OfType<Value>().ToList();
        foreach (var chosen in node.Objects("answerOption").Where(option => option.Flag("initialSelected")).Select(option => ValueJson.Read(option)).OfType<Value>())
            if (!initial.Any(value => value.Same(chosen))) initial.Add(chosen);
        return [.. initial.Select(value => options.FirstOrDefault(option => option.Value.Same(value))?.Value ?? value)];
    }
}
