using System.Globalization;
using System.Text;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Audit;

namespace Microneedling.Bot.Handoff.Insights;

/// <summary>Turns a missed question into a file for the content editor: a phrasing for an article that exists, or the beginning of a new one. Nothing is published.</summary>
public sealed class Proposals(ContentFolder content, AuditLog audit, TimeProvider clock)
{
    private const int MaxLength = 300;

    /// <param name="question">As the staff member worded it: without a name, a number or anything personal.</param>
    /// <param name="articleId">The article that answers it; null or blank: a new one is needed.</param>
    /// <returns>The file's path below the content folder, or null when there was no question.</returns>
    public async Task<string?> ProposeAsync(string question, string? articleId, Actor actor, CancellationToken cancellationToken)
    {
        question = question.ReplaceLineEndings(" ").Trim();
        if (question.Length is 0 or > MaxLength) return null;
        var slug = Slug(question);
        var today = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var path = Path.Combine("proposals", $"{today}-{slug}.md");
        var file = Path.Combine(content.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, string.IsNullOrWhiteSpace(articleId) ? NewArticle(slug, question) : Phrasing(Slug(articleId), question), cancellationToken);
        await audit.WriteAsync(actor, AuditAction.ContentProposed, null, path, cancellationToken);
        return path;
    }

    private static string Phrasing(string articleId, string question) =>
        $"""
        <!-- Add this line under "phrasings" in articles/{articleId}.md, then delete this file. -->
          - {Quoted(question)}

        """;

    private static string NewArticle(string slug, string question) =>
        $"""
        ---
        id: {slug}
        question: {Quoted(question)}
        phrasings:
          - {Quoted(question)}
        topic:
        related: []
        sources: []
        reviewed:
        review-by:
        ---
        Write the answer here: first the direct answer in at most 60 words. Then move this file to articles/.

        """;

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in text.ToLowerInvariant())
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        return slug.Length > 50 ? slug.ToString(0, 50).Trim('-') : slug.ToString().Trim('-') is { Length: > 0 } made ? made : "question";
    }
}

/// <summary>The content folder of this installation.</summary>
public sealed record ContentFolder(string Path);
