using System.Text.Json.Nodes;
using Microneedling.Bot.Conversation;
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
        var session = routes.MapGroup("/chat/session").AddEndpointFilter(async (context, next) =>
            SameOrigin.Allows(context.HttpContext.Request)
                ? await next(context)
                : DirectLineError.Forbidden("ForeignOrigin", "Only the chat's own page may do this."));
        session.MapPost("", OpenAsync);
        session.MapPost("/keep", Keep);
        session.MapDelete("", (HttpContext context, SessionCookie cookie, bool embedded = false) =>
        {
            cookie.Delete(context, embedded);
            return Results.NoContent();
        });
    }

    /// <summary>The browser's conversation, or a new one, which is not kept until the visitor does something.</summary>
    private static async Task<IResult> OpenAsync(
        HttpContext context, SessionCookie cookie, Conversations conversations, Transcript transcript, ConversationAnswers answers, Limits limits, bool embedded = false)
    {
        var known = cookie.Read(context.Request);
        if (known is not null && await conversations.FindAsync(known.ConversationId, context.RequestAborted) is null) known = null;
        if (known is null && limits.NewConversation(context) is { } limited) return limited.AsDirectLine(context);

        var session = known ?? new VisitorSession(ConversationAnswers.NewId(), ConversationAnswers.NewUserId());
        if (known is null) await conversations.OpenAsync(session.ConversationId, session.UserId, DirectLineAdapter.Channel, CancellationToken.None);
        else cookie.Write(context, session, embedded);

        var lines = await transcript.ReadAsync(session.ConversationId, 0, context.RequestAborted);
        var watermark = lines.Count > 0 ? lines[^1].Sequence : 0;
        var origins = context.Request.Headers.Origin is [{ Length: > 0 } origin] ? [origin] : Array.Empty<string>();
        var answer = answers.WithStream(context.Request, session.ConversationId, session.UserId, origins, watermark);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new SessionAnswer(
            session.ConversationId, session.UserId, answer.Token, answer.ExpiresIn, answer.StreamUrl!,
            Watermark.Write(watermark), known is not null, [.. lines.Select(line => JsonNode.Parse(line.Json)!)]));
    }

    /// <summary>Keeps the conversation of the token in this browser.</summary>
    private static IResult Keep(HttpContext context, SessionCookie cookie, TokenMint mint, bool embedded = false)
    {
        if (context.Request.Headers.Authorization is not [{ } header] || !header.StartsWith("Bearer ", StringComparison.Ordinal)) return DirectLineError.Unauthorized();
        if (mint.Read(header["Bearer ".Length..]) is not { } token) return DirectLineError.Forbidden("TokenExpired", "The token is not valid, or it has expired.");
        cookie.Write(context, new VisitorSession(token.ConversationId, token.UserId), embedded);
        return Results.NoContent();
    }
}
