using System.ComponentModel.DataAnnotations;

namespace Microneedling.Bot.Web.Security;

/// <summary>
/// Section <c>Limits</c>. Each limit is a bucket: so many at once, refilled so many a minute. The defaults are out of reach
/// for people, also for a hospital's worth of them behind one address.
/// </summary>
public sealed class LimitOptions
{
    /// <summary>Messages in one conversation at once. Default: 300.</summary>
    [Range(1, 1_000_000)] public int MessageBurst { get; set; } = 300;

    /// <summary>Messages in one conversation a minute, after the burst. Default: 300.</summary>
    [Range(1, 1_000_000)] public int MessagesPerMinute { get; set; } = 300;

    /// <summary>New conversations from one address at once. Default: 300.</summary>
    [Range(1, 1_000_000)] public int ConversationBurst { get; set; } = 300;

    /// <summary>New conversations from one address a minute, after the burst. Default: 300.</summary>
    [Range(1, 1_000_000)] public int ConversationsPerMinute { get; set; } = 300;

    /// <summary>Messages from one address at once, over all its conversations. Default: 3,000.</summary>
    [Range(1, 1_000_000)] public int AddressBurst { get; set; } = 3_000;

    /// <summary>Messages from one address a minute, after the burst. Default: 3,000.</summary>
    [Range(1, 1_000_000)] public int AddressPerMinute { get; set; } = 3_000;
}
