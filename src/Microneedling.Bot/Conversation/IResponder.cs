namespace Microneedling.Bot.Conversation;

/// <summary>
/// One capability's voice in the conversation. Responders are asked in the order written in <see cref="Assistant"/>;
/// the first that returns a reply answers the turn.
/// </summary>
public interface IResponder
{
    /// <summary>Answers the turn, or returns null so that the next responder is asked.</summary>
    ValueTask<Reply?> RespondAsync(Turn turn, CancellationToken cancellationToken);

    /// <summary>
    /// Called on every responder, in the same order, once some responder has answered: a place to add to another's
    /// reply (a questionnaire repeats its open question after an answer in between). Default: the reply as it is.
    /// </summary>
    ValueTask<Reply> AfterAsync(Turn turn, Reply reply, CancellationToken cancellationToken) => new(reply);
}
