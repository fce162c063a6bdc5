using System.Globalization;

namespace Microneedling.Bot.Web.Security;

/// <summary>A limit was reached.</summary>
/// <param name="RetryAfter">Seconds.</param>
/// <param name="Sentence">What the visitor reads: why, until when, and the clinic's phone.</param>
public sealed record Limited(int RetryAfter, string Sentence)
{
    public IResult AsDirectLine(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfter.ToString(CultureInfo.InvariantCulture);
        return DirectLine.DirectLineError.Of(StatusCodes.Status429TooManyRequests, "TooManyRequests", Sentence);
    }
}
