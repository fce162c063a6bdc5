using System.Security.Cryptography;
using System.Text;

namespace Microneedling.Bot.Web.DirectLine;

/// <summary>
/// Lets a request through when its secret or token is good, its page's origin is trusted, and the conversation is its own.
/// Another visitor's conversation looks as if it did not exist.
/// </summary>
internal sealed class DirectLineGate(TokenMint mint, DirectLineOptions options) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (Identify(http.Request) is not { } caller)
            return http.Request.Headers.Authorization.Count == 0 && !http.Request.Query.ContainsKey("t")
                ? DirectLineError.Unauthorized()
                : DirectLineError.Forbidden("TokenExpired", "The token or secret is not valid, or it has expired.");
        if (caller.Token?.Trusts(http.Request.Headers.Origin) is false)
            return DirectLineError.Forbidden("UntrustedOrigin", "This token may not be used by pages of this origin.");
        if (http.Request.RouteValues["conversationId"] is string conversationId && !caller.MayUse(conversationId))
            return DirectLineError.NoSuchConversation();

        http.Features.Set(caller);
        return await next(context);
    }

    private Caller? Identify(HttpRequest request)
    {
        // A browser cannot put a header on a WebSocket handshake: there, the ticket stands in the address.
        if (request.HttpContext.WebSockets.IsWebSocketRequest && request.Query["t"] is [{ Length: > 0 } ticket])
            return mint.ReadForStream(ticket) is { } seat ? new Caller(seat) : null;
        if (request.Headers.Authorization is not [{ } header] || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return null;
        var credential = header["Bearer ".Length..].Trim();
        if (IsSecret(credential)) return Caller.SecretHolder;
        return mint.Read(credential) is { } token ? new Caller(token) : null;
    }

    private bool IsSecret(string credential) =>
        !string.IsNullOrEmpty(options.Secret)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(credential), Encoding.UTF8.GetBytes(options.Secret));
}
