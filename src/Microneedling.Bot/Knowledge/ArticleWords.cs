namespace Microneedling.Bot.Knowledge;

/// <summary>An article word by word, as it is written.</summary>
/// <param name="Wordings">The words of the question and of each phrasing.</param>
/// <param name="Answer">The words of each paragraph.</param>
internal sealed record ArticleWords(List<List<string>> Wordings, List<List<string>> Answer)
{
    /// <summary>Of all articles, read side by side.</summary>
    public static ArticleWords[] Of(IReadOnlyList<Article> articles)
    {
        var words = new ArticleWords[articles.Count];
        Parallel.For(0, words.Length, at => words[at] = Of(articles[at]));
        return words;
    }

    private static ArticleWords Of(Article article) =>
        new([.. article.Wordings.Select(Words.Of)], [.. article.Paragraphs.Select(paragraph => Words.Of(paragraph.Text))]);
}
