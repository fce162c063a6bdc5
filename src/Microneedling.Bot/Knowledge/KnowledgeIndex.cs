using Microneedling.Bot.Text;

namespace Microneedling.Bot.Knowledge;

/// <summary>Finds the articles that fit a text: the sum of three views, each 0..1. A pure function of text and content.</summary>
internal sealed class KnowledgeIndex
{
    /// <summary>With more articles than this the classifier is left out: its table would grow with articles times words.</summary>
    public const int MostClasses = 1_000;

    // With ten wordings an article, a model that fits them all exactly ranks new questions worse.
    private const float Step = 0.12f;
    private const int Passes = 8;

    private readonly IReadOnlyList<Article> articles;
    private readonly QuestionReader reader;
    private readonly WordIndex words;
    private readonly GramIndex grams;
    private readonly Features features;
    private readonly Classifier? classifier;
    private readonly Scope scope;
    private readonly HashSet<string>[] subjects;

    public KnowledgeIndex(KnowledgeContent content)
    {
        // What nothing here answers competes with the articles as if it were one.
        articles = content.Unanswered.Count == 0 ? content.Articles : [.. content.Articles, Nothing(content.Unanswered)];
        reader = new QuestionReader(content);
        var read = articles.Select(reader.Read).ToList();
        scope = content.Scope;
        subjects = [.. read.Select(article => scope.AllIn(article.Wordings.SelectMany(wording => wording)).ToHashSet())];
        words = new WordIndex(read);
        grams = new GramIndex([.. read.Select(article => article.Wordings)]);
        features = new Features(grams);
        if (articles.Count is 0 or > MostClasses) return;
        var samples = read.SelectMany((article, at) => article.Wordings.Select(wording => new Sample(features.Learn(wording, Stems.Of(wording)), at))).ToList();
        classifier = new Classifier(samples, features.Count, articles.Count, Step, Passes);
    }

    /// <summary>Stands for all questions that no article answers.</summary>
    private static Article Nothing(IReadOnlyList<string> unanswered) => new()
    {
        Id = AskedQuestions.Nothing, Question = unanswered[0], Asked = [.. unanswered.Skip(1).Select(question => new Entry(question, 0))], File = AskedQuestions.File,
    };

    /// <summary>The words of a text, slips mended, for patterns of words.</summary>
    public List<string> Mended(string text) => reader.Mended(text);

    /// <summary>The words of content as they are compared.</summary>
    public string Canonical(string text) => string.Join(' ', reader.ReadContent(text));

    /// <summary>The words and stems that a question is searched by.</summary>
    public (List<string> Words, List<string> Stems) Read(string text)
    {
        var read = reader.ReadQuestion(text);
        return (read, Stems.Of(read));
    }

    /// <summary>The few words that tell an article's question from the others.</summary>
    public string Gist(Article article) => string.Join(' ', words.Rarest(reader.ReadContent(article.Question), 3));

    /// <summary>The articles that fit the text, best first; equal ones by id.</summary>
    public Ranking Rank(string text)
    {
        var (read, stems) = Read(text);
        var (raw, best) = words.Score(stems);
        var likeness = grams.Score(read);
        var habit = classifier?.Score(features.Of(read, stems));
        var named = scope.Required(read);
        return new Ranking(articles.Count, Candidate, named.Count > 0);

        Candidate? Candidate(int at)
        {
            if ((raw[at] == 0 && likeness[at] == 0) || (named.Count > 0 && articles[at].Id != AskedQuestions.Nothing && !subjects[at].IsSupersetOf(named))) return null;
            var match = best > 0 ? raw[at] / best : 0;
            return new Candidate(articles[at], match, likeness[at], habit?[at] ?? (match + likeness[at]) / 2, raw[at]);
        }
    }
}
