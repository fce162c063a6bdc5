using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Microneedling.Bot.Web;

/// <summary>What assistant and staff say, which is Markdown, as HTML: no raw HTML, links to the web, mail and telephone only, pictures from here only.</summary>
internal static class SafeMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static string ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToArray())
            if (!(link.IsImage ? IsOurs(link.Url) : IsHarmless(link.Url))) link.ReplaceBy(new LiteralInline(LabelOf(link)));
        foreach (var link in document.Descendants<AutolinkInline>().ToArray())
            if (!link.IsEmail && !IsHarmless(link.Url)) link.ReplaceBy(new LiteralInline(link.Url));
        return document.ToHtml(Pipeline);
    }

    private static bool IsHarmless(string? url) => IsOurs(url) || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto" or "tel");

    private static bool IsOurs(string? url) => url is ['/', ..] and not ['/', '/' or '\\', ..];

    private static string LabelOf(ContainerInline link) => string.Concat(link.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));
}
