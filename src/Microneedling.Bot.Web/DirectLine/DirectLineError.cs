namespace Microneedling.Bot.Web.DirectLine;

/// <summary>The error bodies of Direct Line: <c>{"error":{"code","message"}}</c>.</summary>
internal static class DirectLineError
{
    public static IResult BadRequest(string code, string message) => Of(StatusCodes.Status400BadRequest, code, message);

    public static IResult Unauthorized() =>
        Of(StatusCodes.Status401Unauthorized, "Unauthorized", "Send the header \"Authorization: Bearer\" with a token or the secret.");

    public static IResult Forbidden(string code, string message) => Of(StatusCodes.Status403Forbidden, code, message);

    public static IResult NoSuchConversation() => Of(StatusCodes.Status404NotFound, "ConversationNotFound", "There is no such conversation.");

    public static IResult TooLarge(int limit) =>
        Of(StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", $"The request is larger than {limit / 1024} KB.");

    public static IResult BotFailed() => Of(StatusCodes.Status502BadGateway, "BotError", "The assistant could not take the message. Please send it again.");

    /// <summary>The database is away or full: nothing is lost, and the same request may succeed in a moment.</summary>
    public static IResult Unavailable(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "2";
        return Of(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "We cannot take messages for the moment. Please try again.");
    }

    public static IResult Of(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, statusCode: status);
}
