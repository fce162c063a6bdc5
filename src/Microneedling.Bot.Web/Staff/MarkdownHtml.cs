using Markdig;
using Microsoft.AspNetCore.Html;

namespace Microneedling.Bot.Web.Staff;

/// <summary>Our own Markdown as HTML; raw HTML in it is shown as text.</summary>
public static class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static IHtmlContent Of(string markdown) => new HtmlString(Markdown.ToHtml(markdown, Pipeline));
}
