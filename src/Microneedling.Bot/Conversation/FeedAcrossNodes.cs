using System.Globalization;
using System.Threading.Channels;
using Microneedling.Bot.Storage;
using Microsoft.Extensions.Hosting;

namespace Microneedling.Bot.Conversation;

/// <summary>
/// Carries the <see cref="ConversationFeed"/> between nodes, so that a visitor's stream hears of a turn whichever node ran
/// it. What a signal missed is found by looking at the conversations that are watched here.
/// </summary>
internal sealed class FeedAcrossNodes(ConversationFeed feed, NodeSignals signals, IDatabase database) : BackgroundService
{
    private const string Topic = "chat";
    private const int Batch = 500;

    // PostgreSQL's own words: with SQLite there are no other nodes.
    private const string Newest = """SELECT "Id", "LastSequence" FROM "Chats" WHERE "Id" = ANY(string_to_array($1, E'\n'))""";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(20);
    private readonly Channel<bool> missed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!signals.AreUsed) return;
        feed.Announced += (chatId, sequence) => signals.Send(Topic, $"{sequence} {chatId}");
        signals.Received += Hear;
        signals.Missed += () => missed.Writer.TryWrite(true);
        await using var timer = new Timer(_ => missed.Writer.TryWrite(true), null, Look, Look);
        while (await missed.Reader.WaitToReadAsync(stoppingToken))
        {
            missed.Reader.TryRead(out _);
            try
            {
                foreach (var chats in feed.Watched.Chunk(Batch)) await CatchUpAsync(chats, stoppingToken);
            }
            catch (Exception fault) when (fault.Explain() is not null)
            {
                // The database is away: there is no news, and the signals' connection will tell when it is back.
            }
        }
    }

    private void Hear(string topic, string text)
    {
        if (topic == Topic && text.Split(' ', 2) is [var sequence, var chatId]) feed.Deliver(chatId, int.Parse(sequence, CultureInfo.InvariantCulture));
    }

    private async Task CatchUpAsync(string[] chats, CancellationToken stoppingToken)
    {
        var newest = await database.ReadAsync(new Statement(Newest, string.Join('\n', chats)), row => (Id: row.GetString(0), Sequence: row.GetInt32(1)), stoppingToken);
        foreach (var chat in newest) feed.Deliver(chat.Id, chat.Sequence);
    }
}
