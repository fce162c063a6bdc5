using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Knowledge;

/// <summary>Answers from the curated articles: by the id of a button, or by searching what was typed.</summary>
internal sealed class KnowledgeResponder(LiveKnowledge live, IEnumerable<IUrgentAlerts> alerts) : IResponder
{
    public async ValueTask<Reply?> RespondAsync(Turn turn, CancellationToken cancellationToken)
    {
        var knowledge = live.Current;
        var writer = new ReplyWriter(knowledge);
        if (turn.Kind == TurnKind.Opened) return writer.Greeting();
        if (turn.Action is { } action) return Respond(action, turn, writer, knowledge);
        if (Words.Of(turn.Text).Count == 0 || Markup.IsIn(turn.Text)) return null;
        if (knowledge.SmallTalk(turn.Text) is { } line) return writer.SmallTalk(line);

        var topic = TopicAtHand.Of(turn)?.ArticleId;
        var verdicts = knowledge.FindAll(turn.Text, topic);
        var reply = verdicts is [Answer again] && again.Article.Id == topic && !again.Article.Alert && !knowledge.IsQuestionOf(again.Article, turn.Text)
            ? writer.WriteOn(turn.Text, again)
            : writer.Write(turn.Text, verdicts);
        if (verdicts.OfType<Answer>().LastOrDefault() is { } last) TopicAtHand.Keep(turn, last.Article);
        if (Statement.IsPersonal(turn.Text) && verdicts.OfType<Answer>().FirstOrDefault(answer => answer.Article.Alert) is { } worrying)
            foreach (var alert in alerts)
                await alert.RaiseAsync(turn, $"The visitor writes of their own skin; answered with '{worrying.Article.Id}'.", cancellationToken);
        return reply;
    }

    private static Reply? Respond(TurnAction action, Turn turn, ReplyWriter writer, KnowledgeBase knowledge)
    {
        switch (action.Name)
        {
            case TurnActions.Article when knowledge.Article(action.Id) is { } article:
                TopicAtHand.Keep(turn, article);
                return writer.Write(article);
            case TurnActions.Article:
                return writer.Gone();
            case TurnActions.NoneOfThese:
                return writer.NoneOfThese();
            case TurnActions.Helpful:
                return ReplyWriter.Thanks(action.Id, helped: true);
            case TurnActions.NotHelpful:
                return ReplyWriter.Thanks(action.Id, helped: false);
            default:
                return null;
        }
    }
}
