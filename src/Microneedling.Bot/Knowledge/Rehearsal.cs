using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Knowledge;

/// <summary>What the assistant would do with a text if it were the first of a conversation: for <c>ask</c> and <c>eval</c>.</summary>
public sealed class Rehearsal(KnowledgeBase knowledge, ISafetyProbe? safety)
{
    /// <summary>In the order of the responders: safety, hand-off requests, small talk, articles.</summary>
    public Rehearsed Try(string text)
    {
        var verdicts = knowledge.FindAll(text);
        var whole = knowledge.Find(text);
        var finding = safety?.Check(text);
        if (finding is { Kind: SafetyKind.Emergency }) return Of("urgent", finding.Text);
        if (finding is { Kind: SafetyKind.WarningSign, ArticleId: { } article }) return Of("answer", finding.Text) with { Id = article };
        if (finding is { Kind: SafetyKind.OtherLanguage }) return Of("handoff", finding.Text);
        if (knowledge.HandoffRequest(text) is { } request) return Of("handoff", "This goes to the team.") with { Id = request.ArticleId, Options = Ids(knowledge.MayAnswer(text, request)) };
        if (knowledge.SmallTalk(text) is { } line) return Of("smalltalk", line.Reply) with { Id = line.ArticleId };

        var reply = new ReplyWriter(knowledge).Write(text, verdicts);
        var said = string.Join("\n\n", reply.Messages.Select(Said));
        return verdicts[0] switch
        {
            Answer answer => Of("answer", said) with { Id = answer.Article.Id, Options = Ids([answer.Second, .. verdicts.Skip(1).OfType<Answer>().Select(other => other.Article)]) },
            Clarify clarify => Of("clarify", said) with { Options = Ids(clarify.Options) },
            _ => Of("none", said),
        };

        // Without buttons the offered questions have to be read.
        static string Said(Message message) => string.Join("\n", message.Choices
            .Where(choice => choice.Action.Name == TurnActions.Article && message.Choices.Any(other => other.Action.Name == TurnActions.NoneOfThese))
            .Select(choice => $"- {choice.Title}").Prepend(message.Text));

        static string[] Ids(params IEnumerable<Article?> articles) => [.. articles.OfType<Article>().Select(article => article.Id)];

        Rehearsed Of(string decision, string said) => new(decision, null, [], whole.Ranked, whole.Score, said);
    }
}

/// <param name="Decision">answer, clarify, none, urgent, smalltalk or handoff.</param>
/// <param name="Id">The article answered with, or whose matter was met otherwise.</param>
/// <param name="Options">The articles offered, those beside an answer or a hand-off too.</param>
/// <param name="Score">How certain it is that the best article answers: see <see cref="Verdict.Score"/>.</param>
/// <param name="Ranked">The best five articles, whatever was decided.</param>
public sealed record Rehearsed(string Decision, string? Id, IReadOnlyList<string> Options, IReadOnlyList<Candidate> Ranked, double Score, string Text)
{
    /// <summary>It meets the label, or an article that does is offered beside it.</summary>
    public bool Serves(LabelledQuestion question) => Meets(question) || Options.Any(question.Expects);

    /// <summary>The decision is among those that the label allows; of an offer, one option is.</summary>
    public bool Meets(LabelledQuestion question) => Decision switch
    {
        "answer" => question.Expects(Id!),
        "clarify" => Options.Any(question.Expects),
        "urgent" => question.Expects("emergency"),
        _ => question.Expects(Decision) || (Id is { } met && question.Expects(met)),
    };
}
