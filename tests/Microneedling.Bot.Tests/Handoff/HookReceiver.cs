using System.Collections.Concurrent;
using Microneedling.Bot.Handoff.Notify;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Tests.Handoff;

/// <summary>The program at the other end of a webhook. It takes what is signed rightly, and can be away or break after it took something.</summary>
public sealed class HookReceiver : IAsyncDisposable
{
    public const string Secret = "shared-with-the-receiver";
    private readonly WebApplication site;

    private HookReceiver(WebApplication site) => this.site = site;

    public string Url => site.Urls.First() + "/hook";

    /// <summary>Every call is answered with 503.</summary>
    public volatile bool IsAway;

    /// <summary>The next call is taken and answered with 500.</summary>
    public volatile bool BreaksOnce;

    /// <summary>What was taken, in the order in which it came.</summary>
    public ConcurrentQueue<(string Key, string Body)> Taken { get; } = new();

    /// <summary>Calls whose signature does not fit.</summary>
    public int Forged => forged;

    private int forged;

    public static async Task<HookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new HookReceiver(builder.Build());
        receiver.site.MapPost("/hook", receiver.TakeAsync);
        await receiver.site.StartAsync();
        return receiver;
    }

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes);
        var signature = request.Headers["X-Signature"].ToString();
        var seconds = long.TryParse(signature.Split(',')[0].Replace("t=", "", StringComparison.Ordinal), out var told) ? told : 0;
        if (signature != WebhookNotifier.Sign(Secret, seconds, bytes.ToArray()))
        {
            Interlocked.Increment(ref forged);
            return Results.Unauthorized();
        }
        if (IsAway) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        Taken.Enqueue((request.Headers["Idempotency-Key"].ToString(), System.Text.Encoding.UTF8.GetString(bytes.ToArray())));
        if (!BreaksOnce) return Results.NoContent();
        BreaksOnce = false;
        return Results.StatusCode(StatusCodes.Status500InternalServerError);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
