namespace Microneedling.Bot.Knowledge;

/// <summary>
/// Makes one spelling of many: slips are mended against the words that the content uses, then every synonym is replaced
/// by its first form. Content goes the same way but for the mending.
/// </summary>
internal sealed class QuestionReader
{
    private readonly Synonyms synonyms;
    private readonly Spelling spelling;

    public QuestionReader(KnowledgeContent content)
    {
        synonyms = content.Synonyms;
        var wordings = content.Articles.SelectMany(article => article.Wordings).SelectMany(Words.Of);
        var variants = synonyms.Entries.SelectMany(entry => entry.Variants.SelectMany(words => words).Concat(entry.Form));
        var patterns = content.SmallTalk.Words.Concat(content.HandoffRequests.Words);
        var answers = content.Articles.SelectMany(article => article.Paragraphs).SelectMany(paragraph => Words.Of(paragraph.Text));
        spelling = new Spelling(wordings.Concat(variants).Concat(patterns), answers);
    }

    public List<string> ReadContent(string text) => synonyms.Apply(Words.Of(text));

    public List<string> Mended(string text) => Words.Of(text).ConvertAll(spelling.Mend);

    public List<string> ReadQuestion(string text) => synonyms.Apply(Mended(text));

    public ReadArticle Read(Article article) =>
        new(article, [.. article.Wordings.Select(ReadContent)], [.. article.Paragraphs.SelectMany(paragraph => ReadContent(paragraph.Text))]);
}
