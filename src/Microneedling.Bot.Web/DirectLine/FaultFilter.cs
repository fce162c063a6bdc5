using Microneedling.Bot.Storage;

namespace Microneedling.Bot.Web.DirectLine;

/// <summary>What went wrong inside is told outside in one error body: without details, and whether trying again helps.</summary>
internal sealed partial class FaultFilter(ILogger<FaultFilter> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or BadHttpRequestException) && !http.Response.HasStarted)
        {
            var name = http.GetEndpoint()?.DisplayName;
            if (fault.Explain() is { } sentence)
            {
                if (fault is not StorageUnavailableException) LogStorage(http.Request.Method, name, sentence); // the turn has told it
                return DirectLineError.Unavailable(http);
            }
            LogFailed(http.Request.Method, name, fault);
            return DirectLineError.Of(StatusCodes.Status500InternalServerError, "ServiceError", "Something went wrong on our side. Please try again.");
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Method} {Endpoint} failed")]
    private partial void LogFailed(string method, string? endpoint, Exception fault);

    [LoggerMessage(2, LogLevel.Error, "{Method} {Endpoint} could not be served. {Sentence}")]
    private partial void LogStorage(string method, string? endpoint, string sentence);
}
