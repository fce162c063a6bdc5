using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using System.Threading.RateLimiting;
using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Web.DirectLine;

/// <summary>
/// Sends a conversation's activities over a WebSocket as they are committed. What counts is where the client is: news that
/// go on from there are sent as they are, for all else the transcript is read, so nothing is lost or doubled.
/// </summary>
internal sealed partial class ConversationStream(
    IServiceScopeFactory scopes, ConversationFeed feed, IHostApplicationLifetime lifetime, ILogger<ConversationStream> log) : IDisposable
{
    private const int MaxStreams = 20, ActivitiesAFrame = 100, NewsKept = 8;
    private static readonly News Asked = new(int.MaxValue, []), AreYouThere = new(int.MaxValue, []);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<string> seats = PartitionedRateLimiter.Create<string, string>(conversationId =>
        RateLimitPartition.GetConcurrencyLimiter(conversationId, _ => new() { PermitLimit = MaxStreams }));

    /// <summary>A place among the conversation's streams, or null when all are taken.</summary>
    public IDisposable? Enter(string conversationId)
    {
        var lease = seats.AttemptAcquire(conversationId);
        if (lease.IsAcquired) return lease;
        lease.Dispose();
        return null;
    }

    /// <summary>Runs until the client leaves or the program stops; then it says so, that clients come back at once.</summary>
    public async Task RunAsync(WebSocket socket, string conversationId, int after, CancellationToken requestAborted)
    {
        // For a client that is slow the oldest news go: the gap is then read.
        var news = Channel.CreateBounded<News>(new BoundedChannelOptions(NewsKept) { FullMode = BoundedChannelFullMode.DropOldest });
        using var subscription = feed.Subscribe(conversationId, some => news.Writer.TryWrite(some));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(requestAborted, lifetime.ApplicationStopping);
        var listening = ListenAsync(socket, news.Writer, requestAborted);
        try
        {
            after = await SendStoredAsync(socket, conversationId, after, ending.Token);
            await foreach (var some in news.Reader.ReadAllAsync(ending.Token))
            {
                if (some.LastSequence <= after) continue;
                var before = after;
                after = some.Continues(after)
                    ? await SendAsync(socket, [.. some.Lines.SkipWhile(line => line.Sequence <= after)], after, ending.Token)
                    : await SendStoredAsync(socket, conversationId, after, ending.Token);
                if (ReferenceEquals(some, AreYouThere) && after == before) await socket.SendAsync(ReadOnlyMemory<byte>.Empty, WebSocketMessageType.Text, true, ending.Token);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException)
        {
        }
        catch (Exception fault)
        {
            LogBroken(conversationId, fault);
        }
        await LeaveAsync(socket, listening);
    }

    private async Task<int> SendStoredAsync(WebSocket socket, string conversationId, int after, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var lines = await scope.ServiceProvider.GetRequiredService<Transcript>().ReadAsync(conversationId, after, cancellationToken, ActivitiesAFrame);
            if (lines.Count == 0) return after;
            after = await SendAsync(socket, lines, after, cancellationToken);
            if (lines.Count < ActivitiesAFrame) return after;
        }
    }

    private static async Task<int> SendAsync(WebSocket socket, IReadOnlyList<Transcript.Line> lines, int after, CancellationToken cancellationToken)
    {
        var set = new ActivitySet(lines, after);
        await socket.SendAsync(Encoding.UTF8.GetBytes(set.ToJson()), WebSocketMessageType.Text, true, cancellationToken);
        return set.Watermark;
    }

    /// <summary>
    /// Clients send empty frames to keep the way open. They are a good moment to look for what an announcement missed. Our own
    /// page sends a question mark and gets an empty frame, so that it can tell a silent way from a dead one.
    /// </summary>
    private static async Task ListenAsync(WebSocket socket, ChannelWriter<News> news, CancellationToken cancellationToken)
    {
        var buffer = new byte[1_024];
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken) is { MessageType: not WebSocketMessageType.Close } frame)
                news.TryWrite(frame.Count == 1 && buffer[0] == '?' ? AreYouThere : Asked);
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
        }
        news.TryComplete();
    }

    private static async Task LeaveAsync(WebSocket socket, Task listening)
    {
        try
        {
            using var patience = new CancellationTokenSource(Farewell);
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(socket.State == WebSocketState.Open ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, null, patience.Token);
            await listening.WaitAsync(Farewell);
        }
        catch (Exception fault) when (fault is OperationCanceledException or WebSocketException or TimeoutException)
        {
        }
    }

    public void Dispose() => seats.Dispose();

    [LoggerMessage(1, LogLevel.Error, "The stream of conversation {ConversationId} broke; the client will come back")]
    private partial void LogBroken(string conversationId, Exception fault);
}
