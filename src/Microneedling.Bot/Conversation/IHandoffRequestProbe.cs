namespace Microneedling.Bot.Conversation;

/// <summary>
/// Recognises what only a person can do: a wish for a person, a diagnosis, a dose, a photo, a complaint, a refund,
/// a personal record.
/// </summary>
public interface IHandoffRequestProbe
{
    bool IsHandoffRequest(string text);
}
