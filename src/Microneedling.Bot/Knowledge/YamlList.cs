using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Microneedling.Bot.Knowledge;

/// <summary>Reads a file that is a YAML list of entries with the same few keys.</summary>
internal static class YamlList
{
    /// <summary>The entries; empty when the file is not such a list, which is reported.</summary>
    public static IReadOnlyList<FrontMatter> Read(string file, string content, List<Fault> faults)
    {
        try
        {
            var stream = new YamlStream();
            stream.LoadText(new StringReader(content));
            if (stream.Documents.Count == 0) return [];
            if (stream.Documents is [{ RootNode: YamlSequenceNode list }] && list.All(item => item is YamlMappingNode))
                return [.. list.Cast<YamlMappingNode>().Select(item => new FrontMatter(item, file, 1, faults))];
            faults.Add(new Fault(file, 1, "The file must be a list of entries, each starting with '- id: '.", FaultLevel.Broken));
        }
        catch (YamlException problem)
        {
            faults.Add(new Fault(file, (int)problem.Start.Line, $"This is not YAML: {problem.InnerException?.Message ?? problem.Message}", FaultLevel.Broken));
        }
        return [];
    }
}
