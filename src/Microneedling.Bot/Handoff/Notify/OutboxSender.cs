using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Microneedling.Bot.Handoff.Notify;

/// <summary>
/// Sends what is due. A notice is claimed by moving its time on, so that of several nodes one sends it; who dies while
/// sending leaves it to be sent again under the same key.
/// </summary>
public sealed partial class OutboxSender(
    ClinicDb db, IEnumerable<INotifier> notifiers, SaidSender said, IStaffLinks links, CaseFeed feed, TimeProvider clock, ILogger<OutboxSender> log)
{
    private const int Batch = 20, MaxFault = 200;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2), FirstPause = TimeSpan.FromSeconds(10), LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>Something is due.</summary>
    internal static Statement Due(DateTimeOffset now) => new("""SELECT 1 FROM "Outbox" WHERE "SentAt" IS NULL AND "DueAt" <= $1 LIMIT 1""", now.UtcTicks);

    /// <returns>How much was taken by its receivers.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var (sent, all) = (0, 0);
        do all += sent = await SendBatchAsync(cancellationToken);
        while (sent > 0);
        return all;
    }

    /// <summary>What is said to one visitor goes in its order: the next when the one before was taken.</summary>
    private async Task<int> SendBatchAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var outbox = db.Set<OutboxMessage>();
        var due = await outbox.AsNoTracking()
            .Where(message => message.SentAt == null && message.DueAt <= now
                && !outbox.Any(earlier => earlier.Reference == message.Reference && earlier.SentAt == null && earlier.Sequence < message.Sequence))
            .OrderBy(message => message.DueAt).Take(Batch).ToListAsync(cancellationToken);
        var sent = 0;
        foreach (var message in due)
            if (WayOf(message) is { } way && await ClaimAsync(message, cancellationToken) && await SendAsync(way, message, cancellationToken)) sent++;
        return sent;
    }

    private Func<OutboxMessage, CancellationToken, Task>? WayOf(OutboxMessage message) =>
        message.Sequence is not null ? said.SendAsync
        : notifiers.FirstOrDefault(known => known.Channel == message.Channel) is { } notifier
            ? (_, cancellationToken) => notifier.SendAsync(new Notice(message.Id, message.Kind, message.Reference, message.CreatedAt, links.ToCase(message.Reference)), cancellationToken)
        : null;

    private async Task<bool> ClaimAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + Lease;
        return await db.Set<OutboxMessage>().Where(row => row.Id == message.Id && row.SentAt == null && row.DueAt == message.DueAt)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, until).SetProperty(row => row.Attempts, row => row.Attempts + 1), cancellationToken) == 1;
    }

    private async Task<bool> SendAsync(Func<OutboxMessage, CancellationToken, Task> way, OutboxMessage message, CancellationToken cancellationToken)
    {
        string? fault = null;
        try
        {
            await way(message, cancellationToken);
        }
        catch (NotifyFault failed)
        {
            fault = failed.Message.Length > MaxFault ? failed.Message[..MaxFault] : failed.Message;
            LogRefused(message.Channel, fault);
        }

        var now = clock.GetUtcNow();
        var row = db.Set<OutboxMessage>().Where(known => known.Id == message.Id);
        if (fault is null) await row.ExecuteUpdateAsync(set => set.SetProperty(known => known.SentAt, now).SetProperty(known => known.LastFault, (string?)null), cancellationToken);
        else
        {
            var next = now + Pause(message.Attempts);
            await row.ExecuteUpdateAsync(set => set.SetProperty(known => known.DueAt, next).SetProperty(known => known.LastFault, fault), cancellationToken);
        }
        if (fault is not null || message.Attempts > 0) feed.AnnounceCase(message.Reference); // the inbox shows or stops showing the fault
        return fault is null;
    }

    /// <summary>10 s, 20 s, 40 s … 15 min.</summary>
    private static TimeSpan Pause(int attemptsBefore)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(attemptsBefore, 16));
        return pause < LongestPause ? pause : LongestPause;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message by {Channel} was not taken and is tried again: {Fault}")]
    private partial void LogRefused(string channel, string fault);
}

/// <summary>Where staff find things.</summary>
public interface IStaffLinks
{
    /// <summary>The address of a case's page.</summary>
    string ToCase(string reference);
}
