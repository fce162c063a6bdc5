namespace Microneedling.Bot.Conversation;

/// <summary>Tells whether a text is a question that the assistant can answer, without answering it.</summary>
public interface IQuestionProbe
{
    /// <summary>
    /// 0: nothing like it is known. From 0.3: it resembles what is known. From 0.9: it would be answered at once.
    /// </summary>
    double Confidence(string text);
}
