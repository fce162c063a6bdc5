using Microneedling.Bot.Web.DirectLine;
using Microneedling.Bot.Web.Security;

namespace Microneedling.Bot.Web.Widget;

/// <summary>
/// How the clinic's own pages get a token without a secret, and how a browser comes back to its conversation after a
/// reload, a sleep or an expired token.
/// </summary>
internal static class SessionEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var session = routes.MapGroup("/chat/session").Through<FaultFilter>().AddEndpointFilter(async (context, next) =>
            SameOrigin.Allows(context.HttpContext.Request)
                ? await next(context)
                : DirectLineError.Forbidden("ForeignOrigin", "Only the chat's own page may do this."));
        session.MapPost("", OpenAsync);
        session.MapPost("/keep", KeepAsync);
    }

    private static async Task<IResult> OpenAsync(HttpContext context, ChatSessions sessions, bool embedded = false, bool anew = false)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await sessions.OpenAsync(context, embedded, anew, context.RequestAborted) switch
        {
            Opening.Opened opened => Results.Ok(opened.Session),
            Opening.Refused refused => refused.Limited.AsDirectLine(context),
            _ => throw new InvalidOperationException("An opening is opened or refused."),
        };
    }

    /// <summary>
    /// Keeps the conversation of the token in this browser, unless the browser keeps another already: two tabs that were
    /// opened before anything was said are one conversation from the first word on. Tells which one it is.
    /// </summary>
    private static async Task<IResult> KeepAsync(HttpContext context, ChatSessions sessions, SessionCookie cookie, TokenMint mint, bool embedded = false)
    {
        if (context.Request.Headers.Authorization is not [{ } header] || !header.StartsWith("Bearer ", StringComparison.Ordinal)) return DirectLineError.Unauthorized();
        if (mint.Read(header["Bearer ".Length..]) is not { } token) return DirectLineError.Forbidden("TokenExpired", "The token is not valid, or it has expired.");
        var session = await sessions.KnownAsync(context, context.RequestAborted) ?? new VisitorSession(token.ConversationId, token.UserId);
        cookie.Write(context, session, embedded);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new { session.ConversationId });
    }
}
