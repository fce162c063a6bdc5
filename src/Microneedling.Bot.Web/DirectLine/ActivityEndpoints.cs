using System.Text;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Web.Security;
using Newtonsoft.Json;
using Activity = Microsoft.Bot.Schema.Activity;

namespace Microneedling.Bot.Web.DirectLine;

/// <summary>Sends activities and gets them by polling.</summary>
internal static class ActivityEndpoints
{
    /// <summary>The limit of the hosted Direct Line.</summary>
    public const int MaxBody = 256 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/conversations/{conversationId}/activities", GetAsync);
        routes.MapPost("/conversations/{conversationId}/activities", PostAsync);
        routes.MapPost("/conversations/{conversationId}/upload", () =>
            DirectLineError.BadRequest("UploadsDisabled", "Files cannot be sent here. Please put it in words, or ask to talk to the team."));
    }

    private static async Task<IResult> GetAsync(
        string conversationId, string? watermark, HttpContext context, Conversations conversations, Transcript transcript, Limits limits)
    {
        if (!Watermark.TryRead(watermark, out var after)) return Watermark.Fault();
        if (await limits.PollAsync(conversationId, context.RequestAborted) is { } limited) return limited.AsDirectLine(context);
        var lines = await transcript.ReadAsync(conversationId, after ?? 0, context.RequestAborted);
        if (lines.Count == 0 && await conversations.FindAsync(conversationId, context.RequestAborted) is null) return DirectLineError.NoSuchConversation();
        return Results.Text(new ActivitySet(lines, after ?? 0).ToJson(), "application/json", Encoding.UTF8);
    }

    private static async Task<IResult> PostAsync(
        string conversationId, HttpContext context, DirectLineAdapter adapter, Limits limits)
    {
        if (await RequestBody.ReadAsync(context.Request, MaxBody, context.RequestAborted) is not { } body) return DirectLineError.TooLarge(MaxBody);
        if (Parse(body) is not { } activity) return DirectLineError.BadRequest("BadSyntax", "The body is not an activity in JSON.");
        if (string.IsNullOrWhiteSpace(activity.Type)) return DirectLineError.BadRequest("MissingProperty", "The activity has no type.");
        if (limits.Message(context, conversationId, Caller.Of(context).Token is null) is { } limited) return limited.AsDirectLine(context);

        // What the visitor is, the server knows; what the client says of it is not believed.
        var userId = Caller.Of(context).Token?.UserId ?? (activity.From?.Id is { Length: > 0 } given ? given : null);
        return await adapter.ReceiveAsync(activity, conversationId, userId) switch
        {
            { Outcome: Reception.Taken, ActivityId: var id } => Results.Ok(new { id }),
            { Outcome: Reception.NoSuchConversation } => DirectLineError.NoSuchConversation(),
            { Outcome: Reception.Unavailable } => DirectLineError.Unavailable(context),
            _ => DirectLineError.BotFailed(),
        };
    }

    private static Activity? Parse(byte[] body)
    {
        try
        {
            return ActivityJson.Read(Encoding.UTF8.GetString(body));
        }
        catch (Exception fault) when (fault is JsonException or InvalidCastException or FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }
}
