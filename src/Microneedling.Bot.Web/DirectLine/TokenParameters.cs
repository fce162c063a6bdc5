using System.Text.Json;
using System.Text.Json.Serialization;

namespace Microneedling.Bot.Web.DirectLine;

/// <summary>The optional body of calls that make tokens. Names are read without regard to case; unknown ones are ignored.</summary>
internal sealed record TokenParameters(TokenParameters.Account? User = null, string[]? TrustedOrigins = null)
{
    public sealed record Account(string? Id = null, string? Name = null);

    private const int MaxUserIdLength = 128;

    private static readonly JsonSerializerOptions Json = new() { PropertyNameCaseInsensitive = true, NumberHandling = JsonNumberHandling.Strict };

    /// <summary>An unreadable body gives a fault to answer with.</summary>
    public static (TokenParameters Parameters, IResult? Fault) Read(byte[] body)
    {
        if (body.AsSpan().IndexOfAnyExcept(" \t\r\n"u8) < 0) return (new(), null);
        try
        {
            var parameters = JsonSerializer.Deserialize<TokenParameters>(body, Json) ?? new();
            return (parameters, parameters.User?.Id is { Length: > MaxUserIdLength }
                ? DirectLineError.BadRequest("BadArgument", $"user.id is longer than {MaxUserIdLength} characters.")
                : null);
        }
        catch (JsonException)
        {
            return (new(), DirectLineError.BadRequest("BadSyntax", "The body is not the JSON object that is expected here."));
        }
    }
}
