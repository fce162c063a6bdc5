namespace Microneedling.Bot.Conversation;

/// <summary>Takes what was said out of the transcript, in the same transaction as the turn.</summary>
public interface ITranscriptErasure
{
    /// <summary>
    /// Erases the words of the questionnaire from an entry to this turn's: what the visitor answered, and what the
    /// assistant said back. What was said to the team, and questions asked in between, stay.
    /// </summary>
    /// <param name="from">The first entry; 0 for all.</param>
    ValueTask EraseIntakeAsync(Turn turn, int from, CancellationToken cancellationToken);
}
