namespace Microneedling.Bot.Web.Staff;

/// <summary>Where to go after signing in: only ever a staff page of ours.</summary>
internal static class Local
{
    public static string Or(string? next) => next is not null && (next == "/staff" || next.StartsWith("/staff/", StringComparison.Ordinal) || next.StartsWith("/staff?", StringComparison.Ordinal)) ? next : "/staff";

    public static string With(string path, string? next) => next is null ? path : $"{path}?next={Uri.EscapeDataString(next)}";
}
