using Microneedling.Bot.Handoff.Notify;
using Microneedling.Bot.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Bot.Builder;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Microneedling.Bot.Web.BotFramework;

/// <summary>The Bot Framework channel: Azure Bot Service, and so Teams and others, call <c>POST /api/messages</c>.</summary>
public static partial class BotFrameworkEndpoints
{
    private const int MaxBody = 256 * 1024;

    public static IServiceCollection AddBotFramework(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.Read<BotOptions>("Bot"))
        .AddHttpClient()
        .AddSingleton<ClinicCloudAdapter>()
        .AddSingleton<IVisitorChannel, VisitorChannel>();

    public static WebApplication MapBotFramework(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<BotOptions>();
        if (string.IsNullOrEmpty(options.MicrosoftAppId) && !options.AllowEmulator) return app;
        if (string.IsNullOrEmpty(options.MicrosoftAppId)) LogOpen(app.Logger);
        app.Services.GetRequiredService<ClinicCloudAdapter>(); // what is missing for an identity is told at start
        app.MapPost("/api/messages", TakeAsync).WithMetadata(new RequestSizeLimitAttribute(MaxBody));
        return app;
    }

    private static async Task TakeAsync(HttpContext context, ClinicCloudAdapter adapter, IBot bot, BotOptions options, ILogger<ClinicCloudAdapter> log)
    {
        if (!MayTry(context.Request, options))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        try
        {
            await adapter.ProcessAsync(context.Request, context.Response, bot, context.RequestAborted);
        }
        catch (Exception fault) when (fault is not (BadHttpRequestException or OperationCanceledException) && !context.Response.HasStarted)
        {
            LogFailed(log, fault);
            context.Response.StatusCode = fault.Explain() is null ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>
    /// The SDK takes tokens of channels and of the Emulator; the latter are not welcome unless allowed. What is not a token at
    /// all is told so here. The signature and everything else is the SDK's to check.
    /// </summary>
    private static bool MayTry(HttpRequest request, BotOptions options)
    {
        if (request.Headers.Authorization is not [{ Length: > 0 } header]) return true; // whether one is needed, the SDK knows
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return false;
        try
        {
            return new JsonWebToken(header["Bearer ".Length..].Trim()).Issuer is var issuer && (options.AllowEmulator || issuer == options.ChannelIssuer);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Bot:AllowEmulator is true and Bot:MicrosoftAppId is blank: anybody who can reach /api/messages can talk to the bot")]
    private static partial void LogOpen(ILogger log);

    [LoggerMessage(2, LogLevel.Error, "A turn of the Bot Framework channel failed")]
    private static partial void LogFailed(ILogger log, Exception fault);
}
