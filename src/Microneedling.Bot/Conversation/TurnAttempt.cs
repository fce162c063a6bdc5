namespace Microneedling.Bot.Conversation;

/// <summary>What is known when a turn is run, or run again.</summary>
/// <param name="Key">The same key twice in one conversation is one turn.</param>
/// <param name="MayBeStored">The turn may be stored already: by an attempt before, by another node, by the client's retry.</param>
/// <param name="IsApology">An attempt broke: ask nobody, say sorry.</param>
/// <param name="MustBeOpen">A message does not open the conversation: one that is not there was erased or never opened.</param>
internal sealed record TurnAttempt(string Key, bool MustBeOpen, bool MayBeStored = false, bool IsApology = false)
{
    /// <summary>
    /// What each attempt sealed first before it was committed: where the database went away meanwhile, a stored turn that
    /// begins with one of these is ours, and its replies are still to be sent. No two sealings are alike.
    /// </summary>
    public List<byte[]> Sealed { get; } = [];
}
