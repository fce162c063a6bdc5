namespace Microneedling.Bot.Knowledge;

/// <summary>An article word by word.</summary>
/// <param name="Wordings">The words of the question and of each phrasing.</param>
/// <param name="Answer">The words of each paragraph.</param>
internal sealed record ArticleWords(List<List<string>> Wordings, List<List<string>> Answer)
{
    /// <summary>As they are written.</summary>
    public static ArticleWords[] Of(IReadOnlyList<Article> articles) => Each(articles, article =>
        new([.. article.Wordings.Select(Words.Of)], [.. article.Paragraphs.Select(paragraph => Words.Of(paragraph.Text))]));

    /// <summary>As they are compared.</summary>
    public static ArticleWords[] Read(IReadOnlyList<ArticleWords> written, QuestionReader reader) => Each(written, article =>
        new(article.Wordings.ConvertAll(reader.ReadContent), article.Answer.ConvertAll(reader.ReadContent)));

    /// <summary>Side by side.</summary>
    private static ArticleWords[] Each<T>(IReadOnlyList<T> articles, Func<T, ArticleWords> read)
    {
        var words = new ArticleWords[articles.Count];
        Parallel.For(0, words.Length, at => words[at] = read(articles[at]));
        return words;
    }
}
