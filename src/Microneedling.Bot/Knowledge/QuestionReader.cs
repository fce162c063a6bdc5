namespace Microneedling.Bot.Knowledge;

/// <summary>
/// Makes one spelling of many: slips are mended against the words that the content uses, then every synonym is replaced
/// by its first form. Content goes the same way but for the mending.
/// </summary>
internal sealed class QuestionReader
{
    // How people begin before they ask: "hi there, …", "good morning all, …", "thank you so much, …".
    private static readonly HashSet<string> Openers = ["hi", "hello", "hey", "hiya", "thanks", "thank", "thx", "cheers"];
    private static readonly HashSet<string> AfterOpeners = ["there", "all", "everyone", "team", "guys", "you", "u", "so", "very", "much", "again"];
    private static readonly HashSet<string> TimesOfDay = ["morning", "afternoon", "evening", "day"];

    // Politeness says nothing about what is asked, but a word that the content never uses weighs much.
    private static readonly HashSet<string> Courtesy = [.. Openers, "please", "pls", "plz"];

    private readonly Synonyms synonyms;
    private readonly Task<Spelling> spelling;

    public QuestionReader(KnowledgeContent content, IReadOnlyList<ArticleWords> articles)
    {
        synonyms = content.Synonyms.With(content.Scope.Entries);
        spelling = Task.Run(() => SpellingOf(content, articles)); // who reads content does without
    }

    private Spelling SpellingOf(KnowledgeContent content, IReadOnlyList<ArticleWords> articles)
    {
        var wordings = articles.SelectMany(article => article.Wordings).SelectMany(words => words);
        var variants = synonyms.Entries.SelectMany(entry => entry.Variants.SelectMany(words => words).Concat(entry.Form));
        var patterns = content.SmallTalk.Words.Concat(content.HandoffRequests.Words);
        return new Spelling(wordings.Concat(variants).Concat(patterns), articles.SelectMany(article => article.Answer).SelectMany(words => words));
    }

    private Spelling Known => spelling.GetAwaiter().GetResult();

    /// <summary>Words of content, as they are compared.</summary>
    public List<string> ReadContent(List<string> words) => synonyms.Apply(words);

    public List<string> Mended(string text) => Words.Of(text).ConvertAll(Known.Mend);

    public List<string> ReadQuestion(string text)
    {
        var (words, known) = (WithoutOpening(Mended(text)), Known);
        var asked = words.FindAll(word => !Courtesy.Contains(word) || known.Uses(word));
        return synonyms.Apply(asked.Count > 0 ? asked : words);
    }

    private static List<string> WithoutOpening(List<string> words)
    {
        var begin = 0;
        while (begin < words.Count)
        {
            if (Openers.Contains(words[begin]) || (begin > 0 && AfterOpeners.Contains(words[begin]))) begin++;
            else if (words[begin] == "good" && begin + 1 < words.Count && TimesOfDay.Contains(words[begin + 1])) begin += 2;
            else break;
        }
        // Who says nothing else, or one word, means just that.
        var rest = begin > 0 && begin + 1 < words.Count ? words[begin..] : words;
        return rest is ["what" or "how", "about", _, ..] ? rest[2..] : rest;
    }
}
