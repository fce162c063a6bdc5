using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>The files of a content folder that danger is learned from: <c>safety.yaml</c>, and <c>danger.tsv</c> beside it.</summary>
public static class SafetyContent
{
    internal const string RulesFile = "safety.yaml", ExamplesFile = "danger.tsv";

    /// <summary>Everything that is wrong with the files, as <c>file:line: message</c>; nothing when the folder has no rules.</summary>
    public static IReadOnlyList<string> FaultsOf(string folder) => Read(folder).Faults;

    /// <summary>Reads texts by the rules of the folder; null when it has none that can be used.</summary>
    public static ISafetyProbe? ProbeOf(string folder) => Read(folder).Rules is { } rules ? new SafetyProbe(rules, new Clinic()) : null;

    /// <summary>No rules when the folder has no such file, or when a file has faults.</summary>
    internal static (SafetyRules? Rules, IReadOnlyList<string> Faults) Read(string folder)
    {
        var file = Path.Combine(folder, RulesFile);
        if (!File.Exists(file)) return (null, []);
        try
        {
            using var yaml = File.OpenText(file);
            var examplesFile = Path.Combine(folder, ExamplesFile);
            using var examples = File.Exists(examplesFile) ? File.OpenText(examplesFile) : null;
            return SafetyFile.Read(RulesFile, yaml, examples);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (null, [$"{RulesFile}:1: the file cannot be opened; close it elsewhere or check who may read it"]);
        }
    }
}
