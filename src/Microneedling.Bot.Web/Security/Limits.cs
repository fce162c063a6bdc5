using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Web.Security;

/// <summary>How much one visitor, one conversation and one address may do; who is limited is told why and until when.</summary>
public sealed class Limits(LimitOptions options, Clinic clinic) : IDisposable
{
    private readonly PartitionedRateLimiter<string> messages = Buckets(options.MessageBurst, options.MessagesPerMinute);
    private readonly PartitionedRateLimiter<string> conversations = Buckets(options.ConversationBurst, options.ConversationsPerMinute);
    private readonly PartitionedRateLimiter<string> addresses = Buckets(options.AddressBurst, options.AddressPerMinute);
    // A poll that is refused ends polling for good in stock clients: let it wait its turn instead.
    private readonly PartitionedRateLimiter<string> polls = Buckets(60, 1_200, queue: 20);

    /// <summary>Takes one message from the buckets, or tells that there is none left. A server with the secret speaks for many addresses, so its own does not count.</summary>
    public Limited? Message(HttpContext context, string conversationId, bool trusted = false) =>
        Take(messages, conversationId, "You are sending messages very quickly.")
        ?? (trusted ? null : Take(addresses, AddressOf(context), "Many messages are coming from your network right now."));

    public Limited? NewConversation(HttpContext context) =>
        Take(conversations, AddressOf(context), "Many new chats are being opened from your network right now.");

    public async ValueTask<Limited?> PollAsync(string conversationId, CancellationToken cancellationToken)
    {
        using var lease = await polls.AcquireAsync(conversationId, 1, cancellationToken);
        return lease.IsAcquired ? null : Tell(lease, "This page is asking for news too often.");
    }

    private Limited? Take(PartitionedRateLimiter<string> buckets, string key, string why)
    {
        using var lease = buckets.AttemptAcquire(key);
        return lease.IsAcquired ? null : Tell(lease, why);
    }

    private Limited Tell(RateLimitLease lease, string why)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter) && retryAfter > TimeSpan.Zero ? retryAfter : TimeSpan.FromSeconds(1);
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        var phone = clinic.Facts.Phone is { } number ? $", or call us on {number}" : "";
        return new(seconds, $"{why} Please wait {(seconds == 1 ? "a second" : $"{seconds} seconds")} and try again{phone}.");
    }

    /// <summary>An IPv6 network gives each of its machines a /64, so that is one address here.</summary>
    private static string AddressOf(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]).ToString() : address.ToString();
    }

    private static PartitionedRateLimiter<string> Buckets(int burst, int perMinute, int queue = 0) =>
        PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
        {
            TokenLimit = burst,
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromMinutes(Math.Max(1, perMinute / 60) / (double)perMinute),
            QueueLimit = queue,
        }));

    public void Dispose()
    {
        messages.Dispose();
        conversations.Dispose();
        addresses.Dispose();
        polls.Dispose();
    }
}
