using System.Security.Cryptography;

namespace Microneedling.Bot.Web.DirectLine;

/// <summary>Writes tokens and stream addresses into answers.</summary>
public sealed class ConversationAnswers(TokenMint mint)
{
    /// <summary>Unguessable and safe in an address: 128 bits.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Ids that the server made start so; a client cannot choose another one.</summary>
    public static string NewUserId() => "dl_" + NewId();

    public ConversationAnswer WithoutStream(string conversationId, string userId, IReadOnlyList<string> origins) =>
        new(conversationId, mint.Issue(conversationId, userId, origins), (int)mint.Lifetime.TotalSeconds);

    /// <param name="watermark">Where the stream begins; null: at the first activity.</param>
    public ConversationAnswer WithStream(HttpRequest request, string conversationId, string userId, IReadOnlyList<string> origins, int? watermark = null)
    {
        var ticket = mint.IssueForStream(new DirectLineToken(conversationId, userId, default, origins));
        var scheme = request.IsHttps ? "wss" : "ws";
        var stream = $"{scheme}://{request.Host}{request.PathBase}{DirectLineEndpoints.Base}/conversations/{conversationId}/stream?watermark={watermark?.ToString() ?? "-"}&t={ticket}";
        return WithoutStream(conversationId, userId, origins) with { StreamUrl = stream };
    }
}
