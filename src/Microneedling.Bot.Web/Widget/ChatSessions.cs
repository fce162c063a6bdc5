using System.Text.Json.Nodes;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Web.DirectLine;
using Microneedling.Bot.Web.Security;

namespace Microneedling.Bot.Web.Widget;

/// <summary>Opens the browser's conversation, or a new one, which is not kept until the visitor does something.</summary>
internal sealed class ChatSessions(SessionCookie cookie, Conversations conversations, Transcript transcript, ConversationAnswers answers, Limits limits)
{
    /// <param name="embedded">The chat stands in a page of another site.</param>
    /// <param name="anew">The visitor leaves the conversation that this browser knows for a new one.</param>
    /// <param name="cancellationToken">Ends the wait; a conversation that was begun nevertheless is one more that nobody kept.</param>
    public async Task<Opening> OpenAsync(HttpContext context, bool embedded, bool anew, CancellationToken cancellationToken)
    {
        var known = anew ? null : await KnownAsync(context, cancellationToken);
        if (known is null && limits.NewConversation(context) is { } limited) return new Opening.Refused(limited);

        var session = known ?? new VisitorSession(ConversationAnswers.NewId(), ConversationAnswers.NewUserId());
        if (known is null) await conversations.OpenAsync(session.ConversationId, session.UserId, DirectLineAdapter.Channel, cancellationToken);
        else cookie.Write(context, session, embedded);
        if (anew) cookie.Delete(context, embedded);

        var lines = await transcript.ReadAsync(session.ConversationId, 0, cancellationToken);
        var watermark = lines.Count > 0 ? lines[^1].Sequence : 0;
        var answer = answers.WithStream(context.Request, session.ConversationId, session.UserId, OriginsOf(context.Request), watermark);
        return new Opening.Opened(new SessionAnswer(
            session.ConversationId, session.UserId, answer.Token, answer.ExpiresIn, answer.StreamUrl!,
            Watermark.Write(watermark), known is not null, [.. lines.Select(line => JsonNode.Parse(line.Json)!)]));
    }

    /// <summary>The conversation that this browser comes back to, or null.</summary>
    public async Task<VisitorSession?> KnownAsync(HttpContext context, CancellationToken cancellationToken) =>
        cookie.Read(context.Request) is { } session && await conversations.FindAsync(session.ConversationId, cancellationToken) is not null ? session : null;

    /// <summary>
    /// Browsers name the origin of a page that posts. For the page itself it is where it was asked for, by either scheme: TLS
    /// may have ended at a proxy that does not tell.
    /// </summary>
    private static string[] OriginsOf(HttpRequest request) =>
        request.Headers.Origin is [{ Length: > 0 } origin] ? [origin] : [$"https://{request.Host}", $"http://{request.Host}"];
}

/// <summary>What became of an attempt to open a conversation.</summary>
internal abstract record Opening
{
    public sealed record Opened(SessionAnswer Session) : Opening;

    public sealed record Refused(Limited Limited) : Opening;
}
