namespace Microneedling.Bot.Conversation;

/// <summary>
/// Lets one turn of a conversation run at a time in this process. Across processes the conversation's version decides;
/// this only spares the loser's work.
/// </summary>
public sealed class ChatLocks
{
    private readonly SemaphoreSlim[] stripes = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1, 1))];

    public async ValueTask<Held> EnterAsync(string chatId, CancellationToken cancellationToken)
    {
        var stripe = stripes[(uint)chatId.GetHashCode(StringComparison.Ordinal) % (uint)stripes.Length];
        await stripe.WaitAsync(cancellationToken);
        return new Held(stripe);
    }

    public readonly struct Held(SemaphoreSlim stripe) : IDisposable
    {
        public void Dispose() => stripe.Release();
    }
}
