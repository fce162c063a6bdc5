namespace Microneedling.Bot.Conversation;

/// <summary>Tells whether a text is a question that the assistant can answer, without answering it.</summary>
public interface IQuestionProbe
{
    /// <summary>From this confidence on it would be answered at once.</summary>
    const double Sure = 0.84;

    /// <summary>From this confidence on it resembles what is known.</summary>
    const double Alike = 0.3;

    /// <summary>How certain it is, 0..1, that what is known answers the text.</summary>
    double Confidence(string text);
}
