using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff.Notify;

/// <summary>Whether notices get through.</summary>
public sealed class ChannelHealth(ClinicDb db)
{
    /// <summary>One sentence for each channel with notices that were tried and not taken.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync(CancellationToken cancellationToken)
    {
        var stuck = await db.Set<OutboxMessage>().AsNoTracking().Where(message => message.SentAt == null && message.Attempts > 0)
            .OrderByDescending(message => message.DueAt).Take(200).ToListAsync(cancellationToken);
        return [.. stuck.GroupBy(message => message.Channel).Select(channel =>
            $"Notices by {channel.Key} are not getting through ({channel.Count()} waiting): {channel.First().LastFault} They are tried again by themselves.")];
    }
}
