namespace Microneedling.Bot.Conversation;

/// <summary>Tells whether a text asks for what only a person may do: a diagnosis, a dose, a refund, one's own records, a person.</summary>
public interface IHandoffRequestProbe
{
    /// <summary>True when the text is to go to the team instead of being searched.</summary>
    /// <param name="plainly">Only where it says so in so many words; not where it is merely like such texts.</param>
    bool IsHandoffRequest(string text, bool plainly = false);

    /// <summary>What may answer such a text all the same, as a quick reply; null when it is none, or nothing comes near.</summary>
    Choice? MayAnswer(string text);
}
