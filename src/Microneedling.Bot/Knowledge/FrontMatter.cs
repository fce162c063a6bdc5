using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Microneedling.Bot.Knowledge;

/// <summary>Reads the keys of one YAML mapping and remembers what was wrong with them.</summary>
internal sealed class FrontMatter(YamlMappingNode root, string file, int firstLine, List<Fault> faults)
{
    private readonly HashSet<string> read = [];

    public string? Text(string key)
    {
        if (Node(key) is not { } node) return null;
        if (node is YamlScalarNode { Value: { } value }) return value.Trim() is { Length: > 0 } text ? text : null;
        Broken(node, $"'{key}' must be one line of text.");
        return null;
    }

    public string Required(string key)
    {
        if (Text(key) is { } text) return text;
        faults.Add(new Fault(file, firstLine, $"'{key}' is missing or empty.", FaultLevel.Broken));
        return "";
    }

    public IReadOnlyList<Entry> List(string key)
    {
        switch (Node(key))
        {
            case null:
            case YamlScalarNode { Value: "" or null }:
                return [];
            case YamlSequenceNode list when list.All(item => item is YamlScalarNode):
                return [.. list.Select(item => new Entry(((YamlScalarNode)item).Value!.Trim(), LineOf(item))).Where(item => item.Text.Length > 0)];
            case { } node:
                Broken(node, $"'{key}' must be a list, one text an item ('- like this'); put texts with a colon in quotes.");
                return [];
        }
    }

    public bool Flag(string key)
    {
        if (Text(key) is not { } text) return false;
        if (text is not ("true" or "false")) Broken(Node(key)!, $"'{key}' must be true or false.");
        return text == "true";
    }

    public DateOnly? Date(string key)
    {
        if (Text(key) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Broken(Node(key)!, $"'{key}' must be a date such as 2026-11-22.");
        return null;
    }

    /// <summary>Keys that nobody asked for are misspelt more often than not.</summary>
    public void ReportUnknownKeys()
    {
        foreach (var key in root.Children.Keys)
            if (key is not YamlScalarNode { Value: { } name })
                Broken(key, "A key must be a word.");
            else if (!read.Contains(name))
                faults.Add(new Fault(file, LineOf(key), $"'{name}' is not a known key; known keys are {string.Join(", ", read.Order())}."));
    }

    public int LineOf(string key) => root.Children.Keys.FirstOrDefault(node => node is YamlScalarNode { Value: { } name } && name == key) is { } node ? LineOf(node) : firstLine;

    private YamlNode? Node(string key)
    {
        read.Add(key);
        return root.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
    }

    private int LineOf(YamlNode node) => firstLine + (int)node.Start.Line - 1;

    private void Broken(YamlNode node, string message) => faults.Add(new Fault(file, LineOf(node), message, FaultLevel.Broken));
}
