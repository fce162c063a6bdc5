using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Microneedling.Bot.Storage;

/// <summary>
/// Short messages to the other nodes of a PostgreSQL database, by <c>NOTIFY</c> and <c>LISTEN</c>. They are hints, not
/// data: one that is lost costs time only, so whoever listens also looks for himself when <see cref="Missed"/> says so.
/// With SQLite there is one node, and nothing is sent.
/// </summary>
public sealed partial class NodeSignals(StorageOptions options, ILogger<NodeSignals> log) : BackgroundService
{
    private const int Batch = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>What comes within this time goes together: nobody sees it, and a busy server makes a hundred transactions a second of it at most.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(10);

    private readonly string self = Guid.NewGuid().ToString("N");
    private readonly Channel<string> outgoing = Channel.CreateBounded<string>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Another node's message: topic and text. Callbacks must be quick.</summary>
    public event Action<string, string>? Received;

    /// <summary>The connection was made, for the first time or again: messages from before it are missing.</summary>
    public event Action? Missed;

    /// <summary>There may be other nodes.</summary>
    public bool AreUsed => options.Provider == StorageProvider.PostgreSql;

    /// <summary>Tells all other nodes, soon.</summary>
    /// <param name="topic">Without blanks.</param>
    /// <param name="text">At most about 7,000 bytes.</param>
    public void Send(string topic, string text)
    {
        if (AreUsed) outgoing.Writer.TryWrite($"{self} {topic} {text}");
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        AreUsed ? TalkAsync(stoppingToken) : Task.CompletedTask;

    // Apart, so that with SQLite the other database's library is not even loaded.
    private Task TalkAsync(CancellationToken stoppingToken) => Task.WhenAll(KeepAsync(ListenAsync, stoppingToken), KeepAsync(SendAsync, stoppingToken));

    private async Task KeepAsync(Func<NpgsqlConnection, CancellationToken, Task> talkAsync, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(options.ConnectionString) { Pooling = false, KeepAlive = 15 }.ToString());
                await connection.OpenAsync(stoppingToken);
                await talkAsync(connection, stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogLost(fault.Explain() ?? fault.GetType().Name);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(NpgsqlConnection connection, CancellationToken stoppingToken)
    {
        connection.Notification += (_, message) => Hear(message.Payload);
        await RunAsync(connection, "LISTEN microneedling", stoppingToken);
        Missed?.Invoke();
        while (true) await connection.WaitAsync(stoppingToken);
    }

    private async Task SendAsync(NpgsqlConnection connection, CancellationToken stoppingToken)
    {
        await RunAsync(connection, "SET synchronous_commit = off", stoppingToken); // nothing here is worth waiting for the disk
        while (await outgoing.Reader.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(Gather, stoppingToken);
            var texts = new List<string>();
            while (texts.Count < Batch && outgoing.Reader.TryRead(out var text)) texts.Add(text);
            await using var command = new NpgsqlCommand("SELECT pg_notify('microneedling', text) FROM unnest($1) AS text", connection) { Parameters = { new() { Value = texts.ToArray() } } };
            await command.ExecuteNonQueryAsync(stoppingToken);
        }
    }

    private void Hear(string payload)
    {
        if (payload.Split(' ', 3) is [var sender, var topic, var text] && sender != self) Received?.Invoke(topic, text);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken stoppingToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stoppingToken);
    }

    [LoggerMessage(1, LogLevel.Warning, "The way to the other nodes is interrupted; live news from them is late until it is back. {Sentence}")]
    private partial void LogLost(string sentence);
}
