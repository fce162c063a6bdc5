using System.Text.Encodings.Web;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Web.Security;
using Microsoft.Extensions.FileProviders;

namespace Microneedling.Bot.Web.Widget;

/// <summary>The chat page, the script that embeds it elsewhere, and their files.</summary>
public static class ChatPages
{
    private const int Hour = 3_600, Year = 365 * 24 * Hour;

    public static IServiceCollection AddChatPages(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.Read<WidgetOptions>("Widget"))
        .AddSingleton<SessionCookie>()
        .AddSingleton<PageAssets>();

    public static WebApplication MapChatPages(this WebApplication app)
    {
        app.MapGet("/", Page);
        app.MapGet("/widget.js", (HttpContext context, PageAssets assets) =>
        {
            context.Response.AllowEmbedding();
            return assets.Serve(context, "widget.js", Hour);
        });
        app.MapGet("/assets/{version}/{**path}", (HttpContext context, PageAssets assets, string version, string path) =>
            assets.Serve(context, path, version == assets.Version ? Year : 0, immutable: version == assets.Version));
        app.MapGet("/favicon.ico", (HttpContext context, PageAssets assets) => assets.Serve(context, "mark.svg", Hour));
        MapPictures(app);
        SessionEndpoints.Map(app);
        return app;
    }

    private static IResult Page(HttpContext context, PageAssets assets, Clinic clinic, WidgetOptions options)
    {
        context.Response.AllowFraming(options.FrameAncestors);
        context.Response.Headers.CacheControl = "no-cache";
        var facts = clinic.Facts;
        return Results.Content(Fill(assets.Text("chat.html"), assets,
            ("clinic", facts.Name), ("assistant", facts["assistant-name"] ?? "Assistant"), ("phone", facts.Phone ?? ""), ("emergency", facts.EmergencyNumber), ("privacy", facts["privacy-link"] ?? "")),
            "text/html; charset=utf-8");
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
}
