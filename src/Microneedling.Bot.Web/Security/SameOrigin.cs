namespace Microneedling.Bot.Web.Security;

/// <summary>Guards what a cookie alone would allow: only our own pages may ask for it.</summary>
public static class SameOrigin
{
    /// <summary>
    /// Browsers say where a request comes from and pages cannot change that; requests that say nothing come from programs,
    /// which carry nobody's cookie.
    /// </summary>
    public static bool Allows(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ Length: > 0 } site]) return site is "same-origin" or "none";
        return request.Headers.Origin is not [{ Length: > 0 } origin]
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
