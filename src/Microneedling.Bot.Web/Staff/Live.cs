using System.Text.Json;
using System.Threading.Channels;
using Microneedling.Bot.Handoff;

namespace Microneedling.Bot.Web.Staff;

/// <summary>
/// Server-sent events that tell an open staff page to bring itself up to date. They carry no content: the page asks for
/// itself again, with all its checks. A stream ends after a while, so that an ended session ends it too.
/// </summary>
internal static class Live
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5), Beat = TimeSpan.FromSeconds(20), Settle = TimeSpan.FromMilliseconds(150);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void MapLive(this IEndpointRouteBuilder app)
    {
        app.MapGet("/staff/live", StreamAsync).RequireAuthorization(StaffRegistration.AnyStaff);
        app.MapPost("/staff/live/writing", (string reference, HttpContext context, Presence presence) => presence.Write(reference, context.User.ToActor().Name))
            .RequireAuthorization(StaffRegistration.AnyStaff);
    }

    private static async Task StreamAsync(HttpContext context, string? reference, CaseFeed feed, Presence presence, TimeProvider clock, IHostApplicationLifetime lifetime)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var changes = Channel.CreateBounded<string>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.DropOldest });
        void OnCase(string changed) { if (reference is null || changed == reference) changes.Writer.TryWrite("change"); }
        void OnPresence(string changed) { if (changed == reference) changes.Writer.TryWrite("viewers"); }
        feed.Changed += OnCase;
        presence.Changed += OnPresence;
        using var visit = reference is null ? null : presence.Enter(reference, context.User.ToActor().Name);
        try
        {
            var endsAt = clock.GetUtcNow() + Longest;
            await WriteAsync(context.Response, "hello", "", ending.Token);
            while (clock.GetUtcNow() < endsAt)
            {
                using var beat = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
                beat.CancelAfter(Beat);
                try
                {
                    await changes.Reader.WaitToReadAsync(beat.Token);
                    await Task.Delay(Settle, clock, ending.Token); // many changes of one moment are one event
                    var kinds = new HashSet<string>();
                    while (changes.Reader.TryRead(out var kind)) kinds.Add(kind);
                    if (kinds.Contains("viewers")) await WriteAsync(context.Response, "viewers", JsonSerializer.Serialize(presence.Of(reference!), Json), ending.Token);
                    if (kinds.Contains("change")) await WriteAsync(context.Response, "change", "", ending.Token);
                }
                catch (OperationCanceledException) when (!ending.IsCancellationRequested)
                {
                    await WriteAsync(context.Response, "beat", "", ending.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left or the server stops.
        }
        finally
        {
            feed.Changed -= OnCase;
            presence.Changed -= OnPresence;
        }
    }

    private static async Task WriteAsync(HttpResponse response, string kind, string data, CancellationToken cancellationToken)
    {
        await response.WriteAsync($"event: {kind}\ndata: {data}\n\n", cancellationToken);
        await response.Body.FlushAsync(cancellationToken);
    }
}
