namespace Microneedling.Bot.Web.DirectLine;

/// <summary>Makes and renews tokens.</summary>
internal static class TokenEndpoints
{
    private const int MaxBody = 16 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/tokens/generate", GenerateAsync);
        routes.MapPost("/tokens/refresh", Refresh);
    }

    /// <summary>For the embedder's server: a token for a new conversation, to be handed to one visitor's page.</summary>
    private static async Task<IResult> GenerateAsync(HttpContext context, ConversationAnswers answers)
    {
        if (Caller.Of(context).Token is not null)
            return DirectLineError.Forbidden("BadArgument", "Only the secret can make tokens. Use tokens/refresh to renew this one.");
        if (await RequestBody.ReadAsync(context.Request, MaxBody, context.RequestAborted) is not { } body) return DirectLineError.TooLarge(MaxBody);
        var (parameters, fault) = TokenParameters.Read(body);
        if (fault is not null) return fault;
        if (parameters.User?.Id is { Length: > 0 } id && !id.StartsWith("dl_", StringComparison.Ordinal))
            return DirectLineError.BadRequest("BadArgument", "user.id must start with dl_ so that no client can claim it.");

        var userId = parameters.User?.Id is { Length: > 0 } given ? given : ConversationAnswers.NewUserId();
        return Results.Ok(answers.WithoutStream(ConversationAnswers.NewId(), userId, parameters.TrustedOrigins ?? []));
    }

    private static IResult Refresh(HttpContext context, ConversationAnswers answers) =>
        Caller.Of(context).Token is { } token
            ? Results.Ok(answers.WithoutStream(token.ConversationId, token.UserId, token.TrustedOrigins))
            : DirectLineError.Forbidden("BadArgument", "Only a token can be refreshed, not the secret.");
}
