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
            faults.AddRange(DeadMentions(content));
            faults.AddRange(SearchCheck.Of(content, safety));
        }
        return [.. faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)];
    }

    private static IEnumerable<Fault> DeadMentions(KnowledgeContent content)
    {
        var ids = content.Articles.Select(article => article.Id).ToHashSet();
        return content.SmallTalk.Mentions.Concat(content.HandoffRequests.Mentions).Where(mention => !ids.Contains(mention.ArticleId))
            .Select(mention => new Fault(mention.File, mention.Line, $"There is no article '{mention.ArticleId}'; mend the id or leave it out.", FaultLevel.Warning));
    }
}
