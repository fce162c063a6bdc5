namespace Microneedling.Bot.Web.Security;

/// <summary>What every answer tells the browser: nothing inline, nothing from elsewhere, no sniffing, no framing unless a page says so.</summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy + "'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        if (context.Request is { IsHttps: true, Host.Host: not ("localhost" or "127.0.0.1" or "[::1]") }) headers.StrictTransportSecurity = "max-age=31536000";
        return next(context);
    });

    /// <summary>Lets pages of these origins show this answer in a frame.</summary>
    public static void AllowFraming(this HttpResponse response, IEnumerable<string> origins)
    {
        response.Headers.ContentSecurityPolicy = Policy + string.Join(' ', origins.Prepend("'self'"));
        response.Headers.Remove("X-Frame-Options"); // knows no list of sites; the policy stands above it
    }

    /// <summary>Lets pages of any origin load this answer as a part of theirs.</summary>
    public static void AllowEmbedding(this HttpResponse response) =>
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
}
