using System.Security.Cryptography;
using System.Text;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microneedling.Bot.Web.DirectLine;
using Microneedling.Bot.Web.Security;
using Microneedling.Bot.Web.Widget;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using Transcript = Microneedling.Bot.Conversation.Transcript;

namespace Microneedling.Bot.Web.Plain;

/// <summary>The same conversation as pages with forms and links, without scripts. It shares the session of the chat page.</summary>
public static class PlainPages
{
    private const int MaxBody = 64 * 1024;
    private const string Unavailable = "We cannot take messages for the moment. Please go back and send it again.";

    public static WebApplication MapPlainPages(this WebApplication app)
    {
        app.MapMethods("/plain", ReadRoutes.Methods, ShowAsync).AddEndpointFilter(SayUnavailableAsync);
        var posts = app.MapGroup("/plain").WithMetadata(new RequestSizeLimitAttribute(MaxBody)).AddEndpointFilter(async (context, next) =>
            SameOrigin.Allows(context.HttpContext.Request) && context.HttpContext.Request.HasFormContentType ? await next(context) : Results.StatusCode(StatusCodes.Status403Forbidden));
        posts.MapPost("", SayAsync).AddEndpointFilter(SayUnavailableAsync);
        posts.MapPost("/new", (HttpContext context, SessionCookie cookie) =>
        {
            cookie.Delete(context, embedded: false);
            return SeeOther("/plain");
        });
        return app;
    }

    /// <summary>While the database is away the visitor reads so, and may try again.</summary>
    private static async ValueTask<object?> SayUnavailableAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (fault.Explain() is not null)
        {
            context.HttpContext.Response.Headers.RetryAfter = "2";
            return await PageAsync(context.HttpContext, PlainView.Empty(Unavailable), StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> ShowAsync(HttpContext context, SessionCookie cookie, Transcript transcript)
    {
        context.Response.Headers.CacheControl = "no-store";
        var session = cookie.Read(context.Request);
        return await PageAsync(context, session is null ? PlainView.Empty() : PlainView.Of(await transcript.ReadAsync(session.ConversationId, 0, context.RequestAborted)));
    }

    private static async Task<IResult> SayAsync(HttpContext context, SessionCookie cookie, Conversations conversations, Transcript transcript, DirectLineAdapter adapter, Limits limits)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var choice = form["choice"] is [{ } json] ? PlainChoice.Parse(json) : null;
        var text = choice?.Title ?? (form["text"] is [{ } typed] && !string.IsNullOrWhiteSpace(typed) ? typed : string.Join("; ", form["answer"].Where(answer => !string.IsNullOrWhiteSpace(answer))));

        var session = cookie.Read(context.Request);
        if (session is null || await conversations.FindAsync(session.ConversationId, context.RequestAborted) is null)
        {
            if (limits.NewConversation(context) is { } crowded) return await PageAsync(context, PlainView.Empty(crowded.Sentence), StatusCodes.Status429TooManyRequests);
            session = new(ConversationAnswers.NewId(), ConversationAnswers.NewUserId());
            await conversations.OpenAsync(session.ConversationId, session.UserId, DirectLineAdapter.Channel, CancellationToken.None);
        }
        cookie.Write(context, session, embedded: false);
        if (string.IsNullOrWhiteSpace(text)) return SeeOther("/plain#answer");

        var (refused, status) = limits.Message(context, session.ConversationId) is { } limited
            ? (limited.Sentence, StatusCodes.Status429TooManyRequests)
            : (await adapter.ReceiveAsync(ActivityOf(text, choice, form["id"].ToString()), session.ConversationId, session.UserId)).Outcome switch
            {
                Reception.Taken => ((string?)null, StatusCodes.Status303SeeOther),
                Reception.Unavailable => (Unavailable, StatusCodes.Status503ServiceUnavailable),
                _ => ("Your message could not be taken just now. Please send it again.", StatusCodes.Status502BadGateway),
            };
        return refused is null
            ? SeeOther("/plain#latest")
            : await PageAsync(context, PlainView.Of(await transcript.ReadAsync(session.ConversationId, 0, context.RequestAborted), refused), status);
    }

    private static Activity ActivityOf(string text, PlainChoice? choice, string pageId) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        Value = choice?.Value is { } value ? JObject.Parse(value.ToJsonString()) : null,
        ChannelData = new JObject { ["clientActivityID"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{pageId}\n{text}")))[..40] },
    };

    /// <summary>By a renderer of its own: the components of ASP.NET Core are not loaded before somebody comes without scripts.</summary>
    private static async Task<IResult> PageAsync(HttpContext context, PlainView view, int status = StatusCodes.Status200OK)
    {
        await using var renderer = new HtmlRenderer(context.RequestServices, context.RequestServices.GetRequiredService<ILoggerFactory>());
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(PlainPage.View)] = view });
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<PlainPage>(parameters)).ToHtmlString());
        return Results.Text(html, "text/html", Encoding.UTF8, status);
    }

    /// <summary>After a post the browser gets the page anew, so that reloading sends nothing twice.</summary>
    private static IResult SeeOther(string address) => new SeeOtherResult(address);

    private sealed class SeeOtherResult(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
