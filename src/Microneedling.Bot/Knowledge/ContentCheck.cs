using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Knowledge;

/// <summary>Everything that can be said against a content folder: what the reader found, and the rules for editors.</summary>
public static class ContentCheck
{
    /// <param name="folder">Full path of the content folder.</param>
    /// <param name="today">Decides which reviews are overdue.</param>
    /// <param name="safety">What is asked before anything is searched; null when there is nothing.</param>
    /// <returns>In order of file and line.</returns>
    public static IReadOnlyList<Fault> Of(string folder, DateOnly today, ISafetyProbe? safety = null)
    {
        var content = new ContentFolder(folder).Read();
        var faults = content.Faults.ToList();
        if (content.Articles.Count > 0)
        {
            foreach (var article in content.Articles) faults.AddRange(ArticleCheck.Of(article, content, folder, today));
            faults.AddRange(SearchCheck.Of(new KnowledgeBase(content), safety));
        }
        return [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];
    }
}
