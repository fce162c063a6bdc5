namespace Microneedling.Bot.EndToEnd;

/// <summary>A test that needs programs this machine may lack; then it is skipped with a sentence that says what to install.</summary>
public sealed class RequiresFactAttribute : FactAttribute
{
    public RequiresFactAttribute(params string[] tools) => Skip = Tools.Missing(tools);
}

/// <summary>As <see cref="RequiresFactAttribute"/>, for several cases.</summary>
public sealed class RequiresTheoryAttribute : TheoryAttribute
{
    public RequiresTheoryAttribute(params string[] tools) => Skip = Tools.Missing(tools);
}

/// <summary>The programs that end-to-end tests use.</summary>
internal static class Tools
{
    public const string Chromium = "chromium-headless-shell", Npm = "npm", Node = "nodejs";

    /// <summary>The one without windows where there is one: the whole browser draws those of every page besides.</summary>
    public static string? ChromiumPath { get; } = Find("chromium-headless-shell") ?? Find("chromium") ?? Find("chromium-browser") ?? Find("google-chrome");

    public static string? NpmPath { get; } = Find("npm");

    public static string? NodePath { get; } = Find("node");

    public static string? Missing(IEnumerable<string> tools)
    {
        var missing = tools.Where(tool => tool switch { Npm => NpmPath, Node => NodePath, _ => ChromiumPath } is null).ToArray();
        return missing.Length == 0 ? null : $"Install {string.Join(" and ", missing)} to run this test (Debian: apt-get install {string.Join(' ', missing)}).";
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
