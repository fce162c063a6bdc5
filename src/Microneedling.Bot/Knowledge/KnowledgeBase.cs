using Microneedling.Bot.Text;

namespace Microneedling.Bot.Knowledge;

/// <summary>One version of the content, ready to be asked. Immutable; safe for any number of threads.</summary>
public sealed class KnowledgeBase
{
    private static readonly char[] Pauses = [',', '.', '!', '?', ';', '\n'];

    private readonly KnowledgeIndex index;
    private readonly Dictionary<string, Article> articles;

    /// <summary>The file beside the program that the build puts what is learned from the articles' wordings into.</summary>
    public const string LearnedName = "answers.learned";

    /// <summary>The full path of <see cref="LearnedName"/>.</summary>
    internal static string LearnedFile => LearnedAhead.Beside(LearnedName);

    /// <param name="learnedAhead">File of <see cref="Learn"/>; what it has of this very content need not be learned again. Null to learn now.</param>
    /// <param name="before">Of the content as it was, or null: what was learned serves on where it still may.</param>
    public KnowledgeBase(KnowledgeContent content, string? learnedAhead = null, KnowledgeBase? before = null)
    {
        index = new KnowledgeIndex(content, learnedAhead, before?.index);
        Content = index.Served;
        articles = Content.Articles.ToDictionary(article => article.Id);
    }

    /// <summary>Learns from the content of a folder for the starts to come; nothing is written when there is no article.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static void Learn(string folder, string file) => KnowledgeIndex.Learn(new ContentFolder(folder).Read(), file);

    /// <summary>What it serves: <see cref="KnowledgeContent.WithoutAsked"/>.</summary>
    public KnowledgeContent Content { get; }

    /// <summary>The article of this id, or null.</summary>
    public Article? Article(string? id) => id is not null && articles.TryGetValue(id, out var article) ? article : null;

    /// <summary>What the content says to a text that stands on its own.</summary>
    public Verdict Find(string text) => Of(index.Rank(text));

    /// <summary>Who asks in the very words of an article gets that article.</summary>
    private static Verdict Of(Ranking ranking) => ranking.Exact is { } exact ? Verdict.Answered(exact, ranking) : Verdict.Of(ranking);

    /// <summary>What is asked, in order: usually one thing, sometimes two or three.</summary>
    /// <param name="topic">Id of the article that the conversation is about; what a short or "it" question is asked of.</param>
    public IReadOnlyList<Verdict> FindAll(string text, string? topic = null)
    {
        var whole = Find(text, topic);
        if (whole is Clarify torn && TwoMatters(text, torn) is { Count: > 1 } matters) return matters;
        var parts = QuestionSplit.Parts(text);
        if (parts.Count == 1) return [whole is not Answer && index.Rank(text).IsForStaff && QuestionSplit.Amid(text) is { } question && Find(question, topic) is Answer amid ? amid : whole];
        var ofOthers = index.IsOfOthers(text);
        var verdicts = new List<Verdict>();
        foreach (var part in parts)
        {
            var verdict = Find(part, topic);
            if (ofOthers && !StandsAlone(part, verdict)) continue;
            verdicts.Add(verdict);
            if (verdict is Answer answer) topic = answer.Article.Id;
        }
        // The parts count when they make sense apart: at least one is sure, and none asks the same again.
        verdicts.RemoveAll(verdict => verdict is NoAnswer);
        var answers = verdicts.OfType<Answer>().Select(answer => answer.Article).ToArray();
        if (answers.Length == 0 || answers.Distinct().Count() < answers.Length) return [whole];
        return whole is Answer sure && !answers.Contains(sure.Article) ? [whole] : verdicts;
    }

    /// <summary>"I have diabetes and take warfarin, may I?": who tells two things of themselves is answered on both.</summary>
    private List<Answer> TwoMatters(string text, Clarify torn) =>
        !Statement.IsPersonal(text) || !torn.Options[0].Personal ? []
        : [.. QuestionSplit.Statements(text).Select(Find).OfType<Answer>().Where(answer => answer.Article.Personal).DistinctBy(answer => answer.Article).Take(QuestionSplit.Most)];

    /// <summary>
    /// Beside another subject, what is asked without a name is asked of that: "fat dissolving, how many would I need?". Not
    /// so what is asked of the clinic: "do you do nails, and where are you?".
    /// </summary>
    private bool StandsAlone(string part, Verdict verdict) =>
        index.Rank(part).Restricted || index.NamesOwn(part) || (verdict is Answer { Article.IsOfClinic: true } && !FollowUp.LeansOn(Words.Of(part)));

    private Verdict Find(string text, string? topic)
    {
        if (Article(topic) is not { } article) return Find(text);
        var words = Words.Of(text);
        if (!FollowUp.LeansOn(words)) return Find(text);
        var ranking = index.Rank(text, article);
        var alone = Of(ranking);
        if (ranking.Restricted) return alone;
        // Who names a matter that the topic does not speak of asks of that, whatever "it" is.
        var isOfTopic = index.Speaks(article, text);
        if (isOfTopic && FollowUp.Meant(words, ranking) is { } meant) return Verdict.Answered(meant, ranking);
        if (alone is Answer && !(isOfTopic && FollowUp.Continues(words))) return alone;
        if (!words.Exists(FollowUp.IsPlain) && !ranking.Best.Any(candidate => candidate.WordMatch > 0)) return alone; // words that nobody knows ask nothing of any topic
        var together = Find($"{text} {index.Gist(article)}");
        if (isOfTopic) return together is Answer || (together is Clarify && alone is not Answer) ? together : alone;
        return together is not Answer answer ? alone : answer.Article != article ? together : alone.Or(answer.Ranked[0]);
    }

    /// <summary>The text is the article's own question.</summary>
    internal bool IsQuestionOf(Article article, string text) => Canonical(text) == Canonical(article.Question);

    /// <inheritdoc cref="KnowledgeIndex.PartOn"/>
    internal string? PartOn(string text, IEnumerable<string> paragraphs) => index.PartOn(text, paragraphs);

    /// <summary>The words of a text as they are compared, synonyms replaced.</summary>
    internal string Canonical(string text) => index.Canonical(text);

    /// <summary>How the verdict on a text comes about.</summary>
    public Explanation Explain(string text)
    {
        var ((words, stems), ranking) = (index.Read(text), index.Rank(text));
        return new Explanation(string.Join(' ', words), string.Join(' ', stems), Of(ranking), ranking.Best, ranking.Evidence, SmallTalk(text)?.Id, HandoffRequest(text)?.Id);
    }

    /// <summary>What to say to a message that is small talk as a whole, or part by part ("ok that's all, goodnight"): then the last part counts.</summary>
    internal SmallTalkLine? SmallTalk(string text)
    {
        if (Content.SmallTalk.Find(index.Mended(text)) is { } whole) return whole;
        if (text.AsSpan().TrimEnd(Pauses).IndexOfAny(Pauses) < 0) return null;
        SmallTalkLine? last = null;
        foreach (var part in text.Split(Pauses, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if ((last = Content.SmallTalk.Find(index.Mended(part))) is null) return null;
        return last;
    }

    /// <summary>The kind of request that only a person may meet, by the patterns for it or by what it is like; or null.</summary>
    internal HandoffRequest? HandoffRequest(string text)
    {
        var request = Content.HandoffRequests.Find(index.Mended(text)) ?? (index.Rank(text).IsForStaff && !AsksAmid(text) ? Knowledge.HandoffRequest.ByLikeness : null);
        return request is not null && SmallTalk(text) is null ? request : null; // most texts are no request: they are not read twice
    }

    /// <summary>Among other sentences, as letters have them, stands a question that has an answer.</summary>
    private bool AsksAmid(string text) => QuestionSplit.Amid(text) is { } question ? Find(question) is Answer : QuestionSplit.Parts(text) is { Count: > 1 } parts && parts.Any(part => Find(part) is Answer);

    /// <summary>What may answer a request all the same; null when nothing comes near, or only what says how such a request is met.</summary>
    internal Article? MayAnswer(string text, HandoffRequest request) => Find(text).Nearest is { } article && article.Id != request.ArticleId ? article : null;
}
