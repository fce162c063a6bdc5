namespace Microneedling.Bot.Handoff.Safety;

/// <summary>The <c>safety.yaml</c> of a content folder.</summary>
public static class SafetyContent
{
    /// <summary>Everything that is wrong with the file, as <c>safety.yaml:line: message</c>; nothing when the folder has no such file.</summary>
    public static IReadOnlyList<string> FaultsOf(string folder) => Read(folder).Faults;

    /// <summary>No rules when the folder has no such file, or when the file has faults.</summary>
    internal static (SafetyRules? Rules, IReadOnlyList<string> Faults) Read(string folder)
    {
        var file = Path.Combine(folder, "safety.yaml");
        if (!File.Exists(file)) return (null, []);
        using var yaml = File.OpenText(file);
        return SafetyFile.Read("safety.yaml", yaml);
    }
}
