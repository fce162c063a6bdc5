namespace Microneedling.Bot.Web;

/// <summary>Where settings and knowledge are.</summary>
internal static class ContentRoot
{
    /// <summary>The current folder when it has a <c>knowledge</c> folder, else the program's own: a published copy can be started from anywhere.</summary>
    public static string Find()
    {
        var current = Directory.GetCurrentDirectory();
        return Directory.Exists(Path.Combine(current, "knowledge")) ? current : AppContext.BaseDirectory;
    }
}
