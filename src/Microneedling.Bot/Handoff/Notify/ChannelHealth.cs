using Microneedling.Bot.Storage;

namespace Microneedling.Bot.Handoff.Notify;

/// <summary>A channel that does not take what it is sent.</summary>
/// <param name="Waiting">How much waits to be sent again.</param>
/// <param name="Fault">Why the last attempt failed; names the receiver, so it is for staff only.</param>
public sealed record ChannelFault(string Channel, int Waiting, string Fault)
{
    /// <summary>For anybody who may know that something is wrong, but not where.</summary>
    public string Short => $"{What} ({Waiting} waiting).";

    /// <summary>For staff.</summary>
    public string Text => $"{What} ({Waiting} waiting): {Fault} They are tried again by themselves.";

    private string What => Channel == OutboxMessage.ToVisitor ? "Replies to visitors in other channels are not getting through" : $"Notices by {Channel} are not getting through";
}

/// <summary>Whether notices get through. A balancer asks every few seconds, so it does without the context.</summary>
public sealed class ChannelHealth(IDatabase database)
{
    private const string Stuck = """SELECT "Channel", "LastFault" FROM "Outbox" WHERE "SentAt" IS NULL AND "LastFault" IS NOT NULL ORDER BY "DueAt" DESC LIMIT 200""";

    /// <summary>The channels with notices that were tried and not taken.</summary>
    public async Task<IReadOnlyList<ChannelFault>> FaultsAsync(CancellationToken cancellationToken)
    {
        var stuck = await database.ReadAsync(new Statement(Stuck), row => (Channel: row.GetString(0), Fault: row.GetString(1)), cancellationToken);
        return [.. stuck.GroupBy(message => message.Channel).Select(channel => new ChannelFault(channel.Key, channel.Count(), channel.First().Fault))];
    }
}
