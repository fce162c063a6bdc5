using Microneedling.Bot.Intake.Questionnaires;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Microneedling.Bot.Intake.Flags;

/// <summary>Reads <c>*.flags.yaml</c> and checks it against its questionnaire.</summary>
public static class FlagFile
{
    private static readonly HashSet<string> RuleKeys = ["id", "row", "when", "flag", "reason", "source", "wait", "earliest"];

    /// <returns>The rules and, when there are any, what is wrong, as <c>line: sentence</c>.</returns>
    public static (FlagRules Rules, IReadOnlyList<string> Faults) Read(string yaml, Questionnaire questionnaire)
    {
        var faults = new List<string>();
        var stream = new YamlStream();
        try
        {
            stream.LoadText(new StringReader(yaml));
        }
        catch (YamlException broken)
        {
            return (FlagRules.None, [$"{broken.Start.Line}: this is not YAML; check indentation, quotes and brackets there"]);
        }
        if (stream.Documents is not [{ RootNode: YamlMappingNode root }, ..]) return (FlagRules.None, []);

        var waits = Waits(root, faults);
        var reader = new FlagRuleReader(questionnaire, waits, faults);
        var rules = new List<FlagRule>();
        foreach (var node in (Child(root, "flags") as YamlSequenceNode)?.OfType<YamlMappingNode>() ?? [])
        {
            foreach (var key in node.Children.Keys)
                if (!RuleKeys.Contains(key.ToString())) Fault(faults, key, $"a flag rule has no key \"{key}\"; it has {string.Join(", ", RuleKeys)}");
            if (reader.Read(node) is not { } rule) continue;
            if (rules.Any(other => other.Id == rule.Id)) Fault(faults, node, $"two rules have the id \"{rule.Id}\"");
            rules.Add(rule);
        }
        var unsure = Child(root, "unsure") is YamlMappingNode open ? reader.Rule(open, "unsure", []) : null;
        return (new FlagRules { Rules = rules, Waits = waits, Unsure = unsure }, faults);
    }

    internal static YamlNode? Child(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    internal static void Fault(List<string> faults, YamlNode node, string sentence) => faults.Add($"{node.Start.Line}: {sentence}");

    private static Dictionary<string, Wait> Waits(YamlMappingNode root, List<string> faults)
    {
        var waits = new Dictionary<string, Wait>(StringComparer.Ordinal);
        if (Child(root, "waits") is not YamlMappingNode named) return waits;
        foreach (var (key, node) in named.Children)
            if (node is YamlMappingNode wait && Wait.TryRead(key.ToString(), Child(wait, "wait")?.ToString() ?? "", Child(wait, "label")?.ToString() ?? key.ToString()) is { } read)
                waits[key.ToString()] = read;
            else Fault(faults, node, $"the wait \"{key}\" needs a time such as {{ wait: 2 weeks, label: \"after ...\" }}");
        return waits;
    }
}
