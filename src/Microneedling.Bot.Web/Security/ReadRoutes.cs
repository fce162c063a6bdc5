namespace Microneedling.Bot.Web.Security;

/// <summary>For pages and files: who can get one can also ask for its headers, as monitors and link checkers do.</summary>
internal static class ReadRoutes
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];
}
