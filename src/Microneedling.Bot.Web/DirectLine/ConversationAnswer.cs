using System.Text.Json.Serialization;

namespace Microneedling.Bot.Web.DirectLine;

/// <summary>The Conversation object of Direct Line.</summary>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="StreamUrl">Null where no stream was asked for.</param>
public sealed record ConversationAnswer(
    [property: JsonPropertyName("conversationId")] string ConversationId,
    [property: JsonPropertyName("token")] string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    [property: JsonPropertyName("streamUrl"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StreamUrl = null);
