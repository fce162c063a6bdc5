using System.Text.RegularExpressions;

namespace Microneedling.Bot.Knowledge;

/// <summary>The rules that one article has to keep by itself: links, review, length, claims.</summary>
internal static partial class ArticleCheck
{
    private const int MostLeadWords = 60, MostSentenceWords = 25;

    public static IEnumerable<Fault> Of(Article article, KnowledgeContent content, string folder, DateOnly today)
    {
        var ids = content.Articles.Select(other => other.Id).ToHashSet();
        foreach (var related in article.Related.Where(related => !ids.Contains(related.Text)))
            yield return At(related.Line, $"There is no article '{related.Text}'; mend the id or leave it out.");
        foreach (var related in article.Related.Where(related => related.Text == article.Id))
            yield return At(related.Line, "An article is not related to itself; leave it out.");
        foreach (var fault in Review(article, today)) yield return fault;
        foreach (var fault in Picture(article, folder)) yield return fault;
        if (article.Paragraphs is [var lead, ..] && Words.Of(Plain(lead.Text)).Count is > MostLeadWords and var count)
            yield return At(lead.Line, $"The direct answer has {count} words; say it in {MostLeadWords} and put the rest into a second paragraph.");
        foreach (var paragraph in article.Paragraphs)
            foreach (var fault in Text(paragraph, content))
                yield return fault;

        Fault At(int line, string message) => new(article.File, line, message);

        IEnumerable<Fault> Text(Entry paragraph, KnowledgeContent all)
        {
            var line = paragraph.Line;
            foreach (var row in paragraph.Text.Split('\n'))
            {
                foreach (Match key in ArticleText.Placeholder().Matches(row))
                    if (all.Facts.Count > 0 && !all.Facts.Knows(key.Groups[1].Value))
                        yield return At(line, $"clinic.yaml has no key '{key.Groups[1].Value}'; add it there, blank if need be.");
                if (Html().IsMatch(row)) yield return At(line, "HTML is not shown; write Markdown.");
                foreach (var claim in ForbiddenClaims.In(row)) yield return At(line, claim);
                line++;
            }
            foreach (var sentence in Sentences(paragraph.Text))
                if (Words.Of(sentence).Count is > MostSentenceWords and var count)
                    yield return At(paragraph.Line, $"A sentence has {count} words, more than {MostSentenceWords}; make two of it: '{string.Join(' ', sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))} …'.");
        }
    }

    private static IEnumerable<Fault> Review(Article article, DateOnly today)
    {
        if (article.Reviewed is not { } reviewed) yield return new Fault(article.File, 1, "'reviewed' is missing: the date when somebody last checked the answer.");
        else if (reviewed > today.AddDays(1)) yield return new Fault(article.File, 1, "'reviewed' lies in the future.");
        else if ((article.ReviewBy ?? reviewed.AddYears(1)) < today) yield return new Fault(article.File, 1, "The review is overdue: check the answer, then set 'reviewed' and 'review-by'.");
        if (article.Draft) yield return new Fault(article.File, 1, "draft-review: a clinician has to sign this off.", FaultLevel.Note);
    }

    private static IEnumerable<Fault> Picture(Article article, string folder)
    {
        if (article.Picture is not { } name) yield break;
        if (!File.Exists(Path.Combine(folder, "pictures", name + ".svg"))) yield return new Fault(article.File, 1, $"There is no picture pictures/{name}.svg.");
        if (article.PictureAlt is null) yield return new Fault(article.File, 1, "'picture-alt' is missing: the picture in words, for those who cannot see it.");
    }

    private static IEnumerable<string> Sentences(string paragraph) =>
        ListMarker().Split(Plain(paragraph)).SelectMany(part => SentenceEnd().Split(part)).Where(sentence => sentence.Length > 0);

    private static string Plain(string markdown) => Link().Replace(markdown, "$1");

    [GeneratedRegex(@"!?\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?:^|\n)\s*(?:[-*]|\d+\.)\s+")]
    private static partial Regex ListMarker();

    [GeneratedRegex(@"(?<=[.!?:;])[""'”’)*_]*\s+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"</?[a-zA-Z][^>]*>")]
    private static partial Regex Html();
}
