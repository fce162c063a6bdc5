using System.Text.RegularExpressions;

namespace Microneedling.Bot.Web.Widget;

/// <summary>
/// Joins a script and the modules that it imports into one, so that a visitor waits for one file and not for eight. Modules
/// share one scope then: names at their top level are unique over all of them, or the browser refuses the script.
/// </summary>
internal static partial class ScriptBundle
{
    /// <param name="file">The script that imports the others, all from its own folder, one import a line.</param>
    public static string Of(string file)
    {
        var parts = new List<string>();
        Add(file, parts, []);
        return string.Join('\n', parts);
    }

    private static void Add(string file, List<string> parts, HashSet<string> known)
    {
        if (!known.Add(file)) return;
        var script = File.ReadAllText(file);
        foreach (Match import in Import().Matches(script)) Add(Path.Combine(Path.GetDirectoryName(file)!, import.Groups[1].Value), parts, known);
        parts.Add(Export().Replace(CommentLine().Replace(Import().Replace(script, ""), ""), "").Trim());
    }

    [GeneratedRegex(@"^import [^\n]* from '\./([\w-]+\.js)';\n", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex("^export ", RegexOptions.Multiline)]
    private static partial Regex Export();

    [GeneratedRegex(@"^\s*//[^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex CommentLine();
}
