namespace Microneedling.Bot.Web.DirectLine;

/// <summary>What a token says: one visitor in one conversation, for a while.</summary>
/// <param name="TrustedOrigins">The sites whose pages may use it; none: any.</param>
public sealed record DirectLineToken(string ConversationId, string UserId, DateTimeOffset ExpiresAt, IReadOnlyList<string> TrustedOrigins)
{
    /// <summary>Pages say where they come from and may use only tokens made for them; other clients send no origin.</summary>
    public bool Trusts(string? origin) =>
        string.IsNullOrEmpty(origin) || TrustedOrigins.Count == 0 || TrustedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}
