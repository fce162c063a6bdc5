using Microsoft.AspNetCore.Http.Features;

namespace Microneedling.Bot.Web.DirectLine;

/// <summary>Who makes a request: a server that knows the secret (no token), or a visitor with a token.</summary>
public sealed record Caller(DirectLineToken? Token)
{
    public static Caller SecretHolder { get; } = new((DirectLineToken?)null);

    public bool MayUse(string conversationId) => Token is null || Token.ConversationId == conversationId;

    /// <summary>The caller that <see cref="DirectLineGate"/> let in.</summary>
    public static Caller Of(HttpContext context) => context.Features.GetRequiredFeature<Caller>();
}
