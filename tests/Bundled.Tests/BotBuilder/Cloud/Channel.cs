using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace Bundled.Tests.BotBuilder.Cloud;

/// <summary>A channel on this machine: takes what a bot sends to its service URL and remembers it.</summary>
internal sealed class Channel : IAsyncDisposable
{
    private readonly List<Call> _calls = new List<Call>();
    private LoopbackServer _server;

    public int Status { get; set; } = 200;

    public string ServiceUrl => _server.Url.AbsoluteUri;

    public IReadOnlyList<Call> Calls => _calls;

    public static async Task<Channel> StartAsync()
    {
        var channel = new Channel();
        channel._server = await LoopbackServer.StartAsync(channel.TakeAsync);
        return channel;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        lock (_calls)
        {
            _calls.Add(new Call(context.Request.Method, context.Request.Path, context.Request.Headers.Authorization, body.Length == 0 ? null : JObject.Parse(body)));
        }

        context.Response.StatusCode = Status;
        await context.Response.WriteAsJsonAsync(Status < 300 ? new { id = "r" + _calls.Count } : (object)new { error = new { code = "Refused", message = "no" } });
    }

    public sealed record Call(string Method, string Path, string Authorization, JObject Body);
}
