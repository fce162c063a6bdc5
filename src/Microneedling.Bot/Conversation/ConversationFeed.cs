using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Microneedling.Bot.Conversation;

/// <summary>What a commit added to a conversation.</summary>
/// <param name="LastSequence">The conversation's newest entry.</param>
/// <param name="Lines">The entries as they were committed, up to the newest; empty when the announcer has only the number.</param>
public sealed record News(int LastSequence, IReadOnlyList<Transcript.Line> Lines)
{
    /// <summary>Whether the lines go on without a gap from where a reader is; if not, the reader has to read the transcript.</summary>
    public bool Continues(int after) => Lines.Count > 0 && Lines[0].Sequence <= after + 1 && Lines[^1].Sequence == LastSequence;
}

/// <summary>
/// Tells listeners that a conversation has new, committed entries. The transcript stays the truth: the lines that come along
/// spare those a look who have followed so far.
/// </summary>
public sealed class ConversationFeed
{
    private readonly ConcurrentDictionary<string, ImmutableArray<Action<News>>> listeners = new(StringComparer.Ordinal);

    /// <summary>Raised for every announcement made in this process, so that other nodes can be told.</summary>
    public event Action<string, int>? Announced;

    /// <summary>The conversations that somebody listens to here.</summary>
    internal IEnumerable<string> Watched => listeners.Keys;

    /// <summary>Calls back after each commit, until disposed. Callbacks must be quick.</summary>
    public IDisposable Subscribe(string chatId, Action<News> onCommitted)
    {
        listeners.AddOrUpdate(chatId, _ => [onCommitted], (_, others) => others.Add(onCommitted));
        return new Subscription(this, chatId, onCommitted);
    }

    /// <summary>To be called after the commit of entries, never before.</summary>
    public void Announce(string chatId, int sequence, params IReadOnlyList<Transcript.Line> lines)
    {
        Deliver(chatId, new News(sequence, lines));
        Announced?.Invoke(chatId, sequence);
    }

    /// <summary>Tells this process's listeners of a commit that another node announced.</summary>
    public void Deliver(string chatId, int sequence) => Deliver(chatId, new News(sequence, []));

    private void Deliver(string chatId, News news)
    {
        if (!listeners.TryGetValue(chatId, out var callbacks)) return;
        foreach (var callback in callbacks) callback(news);
    }

    private void Remove(string chatId, Action<News> callback)
    {
        while (listeners.TryGetValue(chatId, out var callbacks))
        {
            var fewer = callbacks.Remove(callback);
            var done = fewer.IsEmpty
                ? listeners.TryRemove(new KeyValuePair<string, ImmutableArray<Action<News>>>(chatId, callbacks))
                : listeners.TryUpdate(chatId, fewer, callbacks);
            if (done) return;
        }
    }

    private sealed class Subscription(ConversationFeed feed, string chatId, Action<News> callback) : IDisposable
    {
        public void Dispose() => feed.Remove(chatId, callback);
    }
}
