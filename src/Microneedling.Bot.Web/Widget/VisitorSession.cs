namespace Microneedling.Bot.Web.Widget;

/// <summary>The conversation that a browser comes back to.</summary>
public sealed record VisitorSession(string ConversationId, string UserId);
