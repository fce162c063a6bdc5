using System.Text;
using YamlDotNet.RepresentationModel;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>A part of a YAML file that knows its line and forgives what is missing.</summary>
internal readonly struct YamlPart(YamlNode? node, long line = 0)
{
    public long Line => node is null ? line : node.Start.Line;

    /// <summary>The scalar, trimmed; empty when there is none.</summary>
    public string Text => (node as YamlScalarNode)?.Value?.Trim() ?? "";

    public YamlPart this[string key]
    {
        get
        {
            foreach (var (name, value) in Pairs)
                if (name.Text == key) return value;
            return new YamlPart(null, Line);
        }
    }

    public IEnumerable<(YamlPart Key, YamlPart Value)> Pairs =>
        node is YamlMappingNode map ? map.Children.Select(pair => (new YamlPart(pair.Key), new YamlPart(pair.Value))) : [];

    /// <summary>The items of a list; a single scalar counts as a list of one.</summary>
    public IEnumerable<YamlPart> Words => node switch
    {
        YamlSequenceNode list => list.Children.Select(child => new YamlPart(child)),
        YamlScalarNode { Value.Length: > 0 } => [this],
        _ => [],
    };

    /// <summary>Appends everything that is in it, so that parts which differ in anything but layout never give the same.</summary>
    public void AppendTo(StringBuilder all)
    {
        if (node is YamlScalarNode { Value: { } value }) all.Append(value.Length).Append(' ').Append(value);
        all.Append('{');
        foreach (var (key, its) in Pairs)
        {
            key.AppendTo(all);
            its.AppendTo(all);
        }
        if (node is YamlSequenceNode)
            foreach (var item in Words) item.AppendTo(all);
        all.Append('}');
    }
}
