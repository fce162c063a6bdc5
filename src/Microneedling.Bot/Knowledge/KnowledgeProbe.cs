using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Knowledge;

/// <summary>Lets other capabilities ask what the content would make of a text.</summary>
internal sealed class KnowledgeProbe(LiveKnowledge knowledge) : IQuestionProbe, IHandoffRequestProbe
{
    public double Confidence(string text) => knowledge.Current.Find(text).Score;

    public bool IsHandoffRequest(string text, bool plainly) => knowledge.Current.HandoffRequest(text) is { } request && !(plainly && request == HandoffRequest.ByLikeness);

    public Choice? MayAnswer(string text)
    {
        var content = knowledge.Current;
        return content.HandoffRequest(text) is { } request && content.MayAnswer(text, request) is { } article ? ReplyWriter.Ask(article) : null;
    }
}
