using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Microneedling.Bot.Conversation;

/// <summary>Tells listeners that a conversation has new, committed entries. It carries no content: listeners read the transcript.</summary>
public sealed class ConversationFeed
{
    private readonly ConcurrentDictionary<string, ImmutableArray<Action<int>>> listeners = new(StringComparer.Ordinal);

    /// <summary>Raised for every announcement made in this process, so that other nodes can be told.</summary>
    public event Action<string, int>? Announced;

    /// <summary>The conversations that somebody listens to here.</summary>
    internal IEnumerable<string> Watched => listeners.Keys;

    /// <summary>Calls back with the newest sequence after each commit, until disposed. Callbacks must be quick.</summary>
    public IDisposable Subscribe(string chatId, Action<int> onCommitted)
    {
        listeners.AddOrUpdate(chatId, _ => [onCommitted], (_, others) => others.Add(onCommitted));
        return new Subscription(this, chatId, onCommitted);
    }

    /// <summary>To be called after the commit of entries, never before.</summary>
    public void Announce(string chatId, int sequence)
    {
        Deliver(chatId, sequence);
        Announced?.Invoke(chatId, sequence);
    }

    /// <summary>Tells this process's listeners of a commit that another node announced.</summary>
    public void Deliver(string chatId, int sequence)
    {
        if (!listeners.TryGetValue(chatId, out var callbacks)) return;
        foreach (var callback in callbacks) callback(sequence);
    }

    private void Remove(string chatId, Action<int> callback)
    {
        while (listeners.TryGetValue(chatId, out var callbacks))
        {
            var fewer = callbacks.Remove(callback);
            var done = fewer.IsEmpty
                ? listeners.TryRemove(new KeyValuePair<string, ImmutableArray<Action<int>>>(chatId, callbacks))
                : listeners.TryUpdate(chatId, fewer, callbacks);
            if (done) return;
        }
    }

    private sealed class Subscription(ConversationFeed feed, string chatId, Action<int> callback) : IDisposable
    {
        public void Dispose() => feed.Remove(chatId, callback);
    }
}
