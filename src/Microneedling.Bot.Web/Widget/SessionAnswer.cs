using System.Text.Json.Nodes;

namespace Microneedling.Bot.Web.Widget;

/// <summary>What the chat page needs to begin: a token, and everything said so far, so that it can be drawn at once.</summary>
/// <param name="ExpiresIn">Seconds that the token is good for.</param>
/// <param name="StreamUrl">Begins after <paramref name="Watermark"/>.</param>
/// <param name="Resumed">The browser came back to its conversation.</param>
internal sealed record SessionAnswer(
    string ConversationId, string UserId, string Token, int ExpiresIn, string StreamUrl, string Watermark, bool Resumed, IReadOnlyList<JsonNode> Activities);
