namespace Microneedling.Bot.Conversation;

/// <summary>
/// The chats that spoke here last, as they were stored then, so that the next turn need not read them. It may be behind:
/// another node, or staff, may have changed the row. Nothing is lost by that, because a turn commits only on the version
/// that it began with; it then runs again on what is stored. Holds nothing in the clear, and each for a few minutes.
/// </summary>
public sealed class RecentChats(TimeProvider clock)
{
    /// <summary>So many chats, and so long, make a generation. Two are kept: who is not seen in the second is forgotten.</summary>
    private const int Generation = 1_000;

    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private readonly Lock changing = new();
    private Dictionary<string, FindChat.Found> young = new(StringComparer.Ordinal), old = new(StringComparer.Ordinal);
    private long began = clock.GetTimestamp();

    /// <summary>A copy of the chat to change, and its key; null when it is not known here.</summary>
    public FindChat.Found? Find(string chatId)
    {
        lock (changing)
        {
            Age();
            return young.TryGetValue(chatId, out var found) || old.TryGetValue(chatId, out found) ? found with { Chat = found.Chat.Copy() } : null;
        }
    }

    /// <summary>Remembers the chat as it was just committed.</summary>
    public void Keep(FindChat.Found stored)
    {
        lock (changing)
        {
            Age();
            young[stored.Chat.Id] = stored;
        }
    }

    /// <summary>Somebody else changed it, or it is gone.</summary>
    public void Forget(string chatId)
    {
        lock (changing)
        {
            young.Remove(chatId);
            old.Remove(chatId);
        }
    }

    private void Age()
    {
        if (young.Count < Generation && clock.GetElapsedTime(began) < Lasts) return;
        old = young;
        young = new(StringComparer.Ordinal);
        began = clock.GetTimestamp();
    }
}
