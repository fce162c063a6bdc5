using System.Diagnostics.CodeAnalysis;

namespace Microneedling.Bot.Web.Security;

internal static class ReadRoutes
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps a page or file: who can get it can also ask for its headers, as monitors and link checkers do.</summary>
    public static RouteHandlerBuilder MapRead(this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Delegate handler) =>
        routes.MapMethods(pattern, Reading, handler);
}
