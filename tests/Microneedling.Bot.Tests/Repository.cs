namespace Microneedling.Bot.Tests;

/// <summary>Where the repository is: found by walking up from the test binaries to the solution.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Microneedling.Bot.sln"))) return folder.FullName;
        throw new InvalidOperationException($"No Microneedling.Bot.sln above {start}.");
    }
}
