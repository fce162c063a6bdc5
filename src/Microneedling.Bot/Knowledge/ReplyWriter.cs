using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Knowledge;

/// <summary>Puts what was found into words and quick replies.</summary>
internal sealed class ReplyWriter(KnowledgeBase knowledge)
{
    private const int MostRelated = 3;

    public const string OnlyAClinician = "Whether it is right for you, only a clinician can decide. " + TurnActions.IntakeOffer;

    public const string NotMine = "I have no answer to that: I only know about microneedling at this clinic. Shall I pass your question to the team?";

    private const string StandsAbove = "All that I have on that stands above. Or did you mean one of these?";

    private const string AlertStaff = "If this is about your own skin now, please contact the clinic today. I have also let the team know.";

    public static Choice TalkToTeam { get; } = new("Talk to the team", new TurnAction(TurnActions.TalkToTeam));

    public static Choice StartIntake { get; } = new("Start pre-consultation", new TurnAction(TurnActions.StartIntake));

    /// <summary>
    /// The reply when the visitor asks on about the article just read: the paragraph that speaks of it, or what else may be
    /// meant. Nobody wants to be told the same twice.
    /// </summary>
    public Reply WriteOn(string text, Answer answer)
    {
        var (outcome, read) = (OutcomeOf(answer), ArticleText.Of(answer.Article, knowledge.Content.Facts));
        var part = knowledge.PartOn(text, read.Parts);
        // Who asks for the article itself is told its direct answer too.
        var lead = knowledge.Find(text) is Answer own && own.Article == answer.Article ? read.Lead : null;
        if (lead is null && part is null) return new Reply(Clarified([.. answer.Ranked.Skip(1).Take(Clarify.Most - 1).Select(other => other.Article)], StandsAbove), outcome);
        var statement = Statement.IsPersonal(text);
        var parts = new[] { lead, part, statement && answer.Article.Personal ? OnlyAClinician : null };
        return new Reply(new Message(string.Join("\n\n", parts.OfType<string>().Distinct())) { Choices = [.. Offers(answer.Article, answer.Second, factMissing: false, statement, MostRelated)] }, outcome) { IsCare = answer.Article.IsCare };
    }

    /// <summary>The reply to a text, one message for each thing that was asked.</summary>
    public Reply Write(string text, IReadOnlyList<Verdict> verdicts)
    {
        var statement = Statement.IsPersonal(text);
        var messages = verdicts.Select((verdict, at) => verdict switch
        {
            Answer answer => Answered(answer.Article, answer.Second, statement, verdicts.Count > 1),
            Clarify clarify => Clarified(clarify.Options),
            _ => Declined(),
        });
        return new Reply([.. messages], OutcomeOf(verdicts[0])) { IsCare = verdicts.OfType<Answer>().Any(answer => answer.Article.IsCare) };
    }

    /// <summary>Who this is and what it can do.</summary>
    public Reply Greeting()
    {
        var opening = knowledge.Content.SmallTalk.Opening;
        var asked = opening.Offer.Select(knowledge.Article).OfType<Article>().Select(Ask);
        return new Reply(new Message(ArticleText.FillAll(opening.Line.Reply, knowledge.Content.Facts)) { Choices = [.. asked, StartIntake, TalkToTeam] }, new Outcome(OutcomeKind.Greeted));
    }

    public Reply SmallTalk(SmallTalkLine line) => new(new Message(ArticleText.FillAll(line.Reply, knowledge.Content.Facts)), new Outcome(OutcomeKind.SmallTalk, line.ArticleId));

    /// <summary>The article of a button is no longer there.</summary>
    public Reply Gone() => new(new Message("That answer has just been changed. Please ask me again in your own words."), new Outcome(OutcomeKind.Declined));

    /// <summary>None of the offered articles was meant.</summary>
    public Reply NoneOfThese() => new(
        new Message("Sorry, then I have no answer to that. Try other words, or I can pass your question to the team.") { Choices = [TalkToTeam] },
        new Outcome(OutcomeKind.Declined));

    public static Reply Thanks(string? articleId, bool helped) => helped
        ? new Reply(new Message("Thank you, glad it helped. Is there anything else?"), new Outcome(OutcomeKind.Command, articleId))
        : new Reply(new Message("Thank you for telling us; we will improve that answer. Would you like to ask the team?") { Choices = [TalkToTeam] }, new Outcome(OutcomeKind.Command, articleId));

    /// <summary>An article that was asked for by its id.</summary>
    public Reply Write(Article article) => new(Answered(article, second: null, statement: false, oneOfSeveral: false), new Outcome(OutcomeKind.Answered, article.Id)) { IsCare = article.IsCare };

    /// <param name="second">What may have been meant instead, or null.</param>
    private Message Answered(Article article, Article? second, bool statement, bool oneOfSeveral)
    {
        var text = ArticleText.Of(article, knowledge.Content.Facts);
        var lead = text.Lead ?? "The team will tell you: I do not have that from the clinic yet.";
        var personal = statement && article.Personal ? OnlyAClinician : null;
        var alert = statement && article.Alert ? AlertStaff : null;
        var parts = new[] { lead, alert, text.Detail, personal, text.Origin.Length > 0 ? $"*{text.Origin}*" : null };
        return new Message(string.Join("\n\n", parts.Where(part => !string.IsNullOrEmpty(part))))
        {
            Choices = [.. Offers(article, second, text.Lead is null, statement, oneOfSeveral ? 1 : MostRelated)],
        };
    }

    private IEnumerable<Choice> Offers(Article article, Article? second, bool factMissing, bool statement, int mostRelated)
    {
        if (article.Personal) yield return StartIntake;
        if (factMissing || (article.Alert && statement)) yield return TalkToTeam;
        var related = article.Related.Select(entry => knowledge.Article(entry.Text)).OfType<Article>();
        foreach (var other in (second is null ? related : related.Prepend(second)).Distinct().Take(mostRelated)) yield return Ask(other);
        yield return new Choice("This helped", new TurnAction(TurnActions.Helpful, article.Id));
        yield return new Choice("This did not help", new TurnAction(TurnActions.NotHelpful, article.Id));
    }

    private static Message Clarified(IReadOnlyList<Article> options, string lead = "Did you mean one of these?") => new(lead)
    {
        Choices = [.. options.Select(Ask), new Choice("None of these", new TurnAction(TurnActions.NoneOfThese))],
    };

    private static Message Declined() => new(NotMine)
    {
        Choices = [TalkToTeam],
    };

    public static Choice Ask(Article article) => new(article.Question, new TurnAction(TurnActions.Article, article.Id));

    private static Outcome OutcomeOf(Verdict verdict) => verdict switch
    {
        Answer answer => new Outcome(OutcomeKind.Answered, answer.Article.Id, Score: answer.Score),
        Clarify clarify => new Outcome(OutcomeKind.Clarified, Options: [.. clarify.Options.Select(option => option.Id)], Score: clarify.Score),
        _ => new Outcome(OutcomeKind.Declined, Score: verdict.Score),
    };
}
