using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Microneedling.Bot.Web.Widget;

/// <summary>
/// Keeps a visitor's session in a cookie that scripts cannot read. It is set on the visitor's first action, never by
/// looking at a page.
/// </summary>
public sealed class SessionCookie(IDataProtectionProvider protection, TimeProvider clock, WidgetOptions options)
{
    private readonly IDataProtector protector = protection.CreateProtector("Microneedling.ChatSession.v1");

    /// <summary>The session, or null when there is none, it is too old or was not made here.</summary>
    public VisitorSession? Read(HttpRequest request)
    {
        if (request.Cookies[NameFor(request)] is not { Length: > 0 and < 2_048 } sealedText) return null;
        try
        {
            var kept = JsonSerializer.Deserialize<Kept>(protector.Unprotect(sealedText));
            return kept is not null && kept.Until > clock.GetUtcNow() ? kept.Session : null;
        }
        catch (Exception fault) when (fault is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <param name="embedded">The chat stands in a page of another site, where browsers keep cookies apart for each site around it.</param>
    public void Write(HttpContext context, VisitorSession session, bool embedded)
    {
        var kept = new Kept(session, clock.GetUtcNow() + options.SessionLifetime);
        context.Response.Cookies.Append(NameFor(context.Request), protector.Protect(JsonSerializer.Serialize(kept)), Attributes(context.Request, embedded));
    }

    public void Delete(HttpContext context, bool embedded) => context.Response.Cookies.Delete(NameFor(context.Request), Attributes(context.Request, embedded));

    /// <summary>Under HTTPS the name itself makes browsers refuse the cookie from any other host, and without <c>Secure</c>.</summary>
    private static string NameFor(HttpRequest request) => request.IsHttps ? "__Host-chat" : "chat";

    private CookieOptions Attributes(HttpRequest request, bool embedded)
    {
        var apart = embedded && request.IsHttps; // without TLS browsers refuse cookies inside another site
        var attributes = new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = options.SessionLifetime,
            Path = "/",
            SameSite = apart ? SameSiteMode.None : SameSiteMode.Lax,
            Secure = request.IsHttps,
        };
        if (apart) attributes.Extensions.Add("Partitioned");
        return attributes;
    }

    private sealed record Kept(VisitorSession Session, DateTimeOffset Until);
}
