namespace Microneedling.Bot.Web.DirectLine;

/// <summary>The WebSocket that pushes activities.</summary>
internal static class StreamEndpoint
{
    /// <summary>Over HTTP/2 browsers open a WebSocket with CONNECT (RFC 8441).</summary>
    private static readonly string[] Handshakes = [HttpMethods.Get, HttpMethods.Connect];

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods("/conversations/{conversationId}/stream", Handshakes, StreamAsync);

    private static async Task<IResult> StreamAsync(string conversationId, string? watermark, HttpContext context, ConversationStream stream)
    {
        if (!context.WebSockets.IsWebSocketRequest) return DirectLineError.BadRequest("BadArgument", "This address speaks WebSocket only.");
        if (!Watermark.TryRead(watermark, out var after)) return Watermark.Fault();
        if (stream.Enter(conversationId) is not { } seat)
            return DirectLineError.Of(StatusCodes.Status429TooManyRequests, "TooManyStreams", "This conversation is open in too many places. Close one and try again.");
        using (seat)
        using (var socket = await context.WebSockets.AcceptWebSocketAsync())
            await stream.RunAsync(socket, conversationId, after ?? 0, context.RequestAborted);
        return Results.Empty;
    }
}
