using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Knowledge;

/// <summary>The rules that only the whole content can break: articles that take each other's questions.</summary>
internal static class SearchCheck
{
    public static IEnumerable<Fault> Of(KnowledgeContent content, ISafetyProbe? safety)
    {
        var knowledge = new KnowledgeBase(content);
        return [.. TakenWordings(content, knowledge), .. LostQuestions(content, knowledge), .. TakenByPatterns(content, knowledge), .. TakenByAlarm(content, safety), .. IdleSynonyms(content, knowledge)];
    }

    private static IEnumerable<Fault> TakenWordings(KnowledgeContent content, KnowledgeBase knowledge)
    {
        var claims = new Dictionary<string, Article>();
        foreach (var article in content.Articles)
            foreach (var wording in Wordings(article))
                if (!claims.TryAdd(knowledge.Canonical(wording.Text), article) && claims[knowledge.Canonical(wording.Text)] is var first && first != article)
                    yield return Of(article, wording, $"'{wording.Text}' is also claimed by {first.File}; keep it in one of the two.");
    }

    private static IEnumerable<Fault> LostQuestions(KnowledgeContent content, KnowledgeBase knowledge)
    {
        foreach (var article in content.Articles)
            if (knowledge.Find(article.Question).Ranked is not [{ Article.Id: var best }, ..] || best != article.Id)
                yield return new Fault(article.File, 1, knowledge.Find(article.Question).Ranked is [{ Article: var winner }, ..]
                    ? $"Its own question is answered with {winner.File}; make the question or the phrasings of the two more different."
                    : "Its own question finds nothing; say in the question what the article is about.");
    }

    private static IEnumerable<Fault> TakenByPatterns(KnowledgeContent content, KnowledgeBase knowledge)
    {
        foreach (var article in content.Articles)
            foreach (var wording in Wordings(article))
                if (knowledge.SmallTalk(wording.Text) is { } line)
                    yield return Of(article, wording, $"'{wording.Text}' is taken as small talk ('{line.Id}' of smalltalk.yaml) before it is searched.");
    }

    // An article about danger itself may be asked for in the words of danger. Of thousands of questions one or another is
    // always doubtful; an article's own phrasings never may be.
    private static IEnumerable<Fault> TakenByAlarm(KnowledgeContent content, ISafetyProbe? safety)
    {
        foreach (var article in content.Articles)
            foreach (var wording in Wordings(article))
                if (safety?.Check(wording.Text) is { Kind: SafetyKind.Emergency or SafetyKind.WarningSign } finding && finding.ArticleId != article.Id && !article.Alert)
                    yield return Of(article, wording, $"'{wording.Text}' is answered as {(finding.Kind == SafetyKind.Emergency ? "an emergency" : "a warning sign")} ('{finding.Id}') before it is searched; if it is none, add it to danger.tsv as ordinary.", article.Asked.Contains(wording) ? FaultLevel.Note : FaultLevel.Warning);
    }

    private static IEnumerable<Fault> IdleSynonyms(KnowledgeContent content, KnowledgeBase knowledge)
    {
        var used = content.Articles.SelectMany(article => article.Wordings).SelectMany(text => knowledge.Canonical(text).Split(' ')).ToHashSet();
        foreach (var entry in content.Synonyms.Entries)
            if (!entry.Form.Any(used.Contains))
                yield return new Fault("synonyms.txt", entry.Line, $"No question or phrasing says '{string.Join(' ', entry.Form)}', so this entry does nothing.");
    }

    private static IEnumerable<Entry> Wordings(Article article) => article.Phrasings.Prepend(new Entry(article.Question, 1)).Concat(article.Asked);

    private static Fault Of(Article article, Entry wording, string message, FaultLevel level = FaultLevel.Warning) =>
        new(article.Asked.Contains(wording) ? AskedQuestions.File : article.File, wording.Line, message, level);
}
