using System.Text.Encodings.Web;
using System.Text.Json;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Web.Security;
using Microsoft.Extensions.FileProviders;

namespace Microneedling.Bot.Web.Widget;

/// <summary>The chat page, the script that embeds it elsewhere, and their files.</summary>
public static partial class ChatPages
{
    private const int Hour = 3_600, Year = 365 * 24 * Hour;

    /// <summary>How long the page waits for the conversation that it brings along; without it, the page asks for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static IServiceCollection AddChatPages(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.Read<WidgetOptions>("Widget"))
        .AddSingleton<SessionCookie>()
        .AddSingleton<PageAssets>()
        .AddScoped<ChatSessions>();

    public static WebApplication MapChatPages(this WebApplication app)
    {
        app.MapMethods("/", ReadRoutes.Methods, PageAsync);
        app.MapMethods("/widget.js", ReadRoutes.Methods, (HttpContext context, PageAssets assets) =>
        {
            context.Response.AllowEmbedding();
            return assets.Serve(context, "widget.js", Hour);
        });
        app.MapMethods("/assets/{version}/{**path}", ReadRoutes.Methods, (HttpContext context, PageAssets assets, string version, string path) =>
            assets.Serve(context, path, version == assets.Version ? Year : 0, immutable: version == assets.Version));
        app.MapMethods("/favicon.ico", ReadRoutes.Methods, (HttpContext context, PageAssets assets) => assets.Serve(context, "mark.svg", Hour));
        MapPictures(app);
        SessionEndpoints.Map(app);
        return app;
    }

    private static async Task<IResult> PageAsync(HttpContext context, PageAssets assets, Clinic clinic, WidgetOptions options, IServiceProvider services, ILogger<PageAssets> log)
    {
        context.Response.AllowFraming(options.FrameAncestors);
        context.Response.Headers.CacheControl = "no-store";
        var facts = clinic.Facts;
        var session = IsShown(context.Request) ? await SessionAsync(context, services, log) : "";
        return PageAssets.Page(context, Fill(assets.Text("chat.html"), assets,
            ("clinic", facts.Name), ("assistant", facts["assistant-name"] ?? "Assistant"), ("phone", facts.Phone ?? ""), ("emergency", facts.EmergencyNumber), ("privacy", facts["privacy-link"] ?? ""))
            .Replace("{{session}}", session, StringComparison.Ordinal));
    }

    /// <summary>Only a browser that is about to show the page gets a conversation with it; programs that look at it do not.</summary>
    private static bool IsShown(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Dest"].ToString() is "document" or "iframe" && !request.Headers.ContainsKey("Sec-Purpose");

    /// <summary>The conversation, so that the page need not ask for it: a round trip less until the first message is seen.</summary>
    private static async Task<string> SessionAsync(HttpContext context, IServiceProvider services, ILogger log)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            var opening = await services.GetRequiredService<ChatSessions>().OpenAsync(context, context.Request.Query.ContainsKey("embed"), anew: false, patience.Token);
            return opening is Opening.Opened { Session: var session } ? $"""<template id="session">{JsonSerializer.Serialize(session, JsonSerializerOptions.Web)}</template>""" : "";
        }
        catch (Exception fault) when (!context.RequestAborted.IsCancellationRequested)
        {
            LogWithoutSession(log, fault);
            return "";
        }
    }

    private static string Fill(string page, PageAssets assets, params ReadOnlySpan<(string Name, string Value)> values)
    {
        page = page.Replace("{{assets}}", $"/assets/{assets.Version}", StringComparison.Ordinal);
        foreach (var (name, value) in values) page = page.Replace($"{{{{{name}}}}}", HtmlEncoder.Default.Encode(value), StringComparison.Ordinal);
        return page;
    }

    /// <summary>The pictures that articles show.</summary>
    private static void MapPictures(WebApplication app)
    {
        var folder = Path.Combine(app.Environment.ContentRootPath, app.Configuration["Knowledge:Path"] ?? "knowledge", "pictures");
        if (!Directory.Exists(folder)) return;
        app.UseStaticFiles(new StaticFileOptions
        {
            RequestPath = "/pictures",
            FileProvider = new PhysicalFileProvider(folder),
            OnPrepareResponse = picture => picture.Context.Response.Headers.CacheControl = $"public, max-age={Hour}",
        });
    }

    [LoggerMessage(1, LogLevel.Warning, "The chat page goes out without its conversation; it will ask for it")]
    private static partial void LogWithoutSession(ILogger log, Exception fault);
}
