using Microsoft.Bot.Schema;

namespace Microneedling.Bot.Conversation;

/// <summary>What a committed turn left behind.</summary>
/// <param name="ActivityId">The id under which the visitor's activity is stored.</param>
/// <param name="WasDuplicate">The activity was stored before; nothing happened now.</param>
/// <param name="Replies">What to send, in order; already in the transcript.</param>
public sealed record TurnReceipt(string ActivityId, bool WasDuplicate, int LastSequence, IReadOnlyList<IActivity> Replies)
{
    /// <summary>There is no such conversation (any more), and the channel should have opened it first: nothing happened.</summary>
    public static TurnReceipt NoSuchConversation { get; } = new("", true, 0, []);

    /// <summary>What the turn added to the transcript, in order; empty when it was not run now.</summary>
    public IReadOnlyList<Transcript.Line> Lines { get; init; } = [];

    /// <summary>How the turn ended; null when it was not run now.</summary>
    public OutcomeKind? Outcome { get; init; }
}
