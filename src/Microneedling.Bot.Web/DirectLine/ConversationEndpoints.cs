using Microneedling.Bot.Conversation;
using Microneedling.Bot.Web.Security;

namespace Microneedling.Bot.Web.DirectLine;

/// <summary>Starts conversations and reconnects to them.</summary>
internal static class ConversationEndpoints
{
    private const int MaxBody = 16 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/conversations", StartAsync);
        routes.MapGet("/conversations/{conversationId}", ReconnectAsync);
    }

    private static async Task<IResult> StartAsync(HttpContext context, Conversations conversations, ConversationAnswers answers, Limits limits)
    {
        if (await RequestBody.ReadAsync(context.Request, MaxBody, context.RequestAborted) is not { } body) return DirectLineError.TooLarge(MaxBody);
        var (parameters, fault) = TokenParameters.Read(body);
        if (fault is not null) return fault;

        var token = Caller.Of(context).Token;
        var conversationId = token?.ConversationId ?? ConversationAnswers.NewId();
        var userId = token?.UserId ?? (parameters.User?.Id is { Length: > 0 } given ? given : ConversationAnswers.NewUserId());
        var existed = token is not null && await conversations.FindAsync(conversationId, context.RequestAborted) is not null;
        if (!existed)
        {
            if (token is not null && limits.NewConversation(context) is { } limited) return limited.AsDirectLine(context);
            await conversations.OpenAsync(conversationId, userId, DirectLineAdapter.Channel, CancellationToken.None);
        }
        var answer = answers.WithStream(context.Request, conversationId, userId, token?.TrustedOrigins ?? parameters.TrustedOrigins ?? []);
        return Results.Json(answer, statusCode: existed ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    /// <summary>A new stream address. Without a watermark the stream begins with what comes next.</summary>
    private static async Task<IResult> ReconnectAsync(string conversationId, string? watermark, HttpContext context, Conversations conversations, ConversationAnswers answers, Limits limits)
    {
        if (!Watermark.TryRead(watermark, out var after)) return Watermark.Fault();
        if (await limits.PollAsync(conversationId, context.RequestAborted) is { } limited) return limited.AsDirectLine(context);
        if (await conversations.FindAsync(conversationId, context.RequestAborted) is not { } chat) return DirectLineError.NoSuchConversation();
        var token = Caller.Of(context).Token;
        return Results.Ok(answers.WithStream(context.Request, conversationId, token?.UserId ?? chat.VisitorId, token?.TrustedOrigins ?? [], after ?? chat.LastSequence));
    }
}
