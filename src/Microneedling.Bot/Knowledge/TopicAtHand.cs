using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Knowledge;

/// <summary>The article that the conversation is about: what "it" means in the next question.</summary>
public sealed record TopicAtHand(string ArticleId, DateTimeOffset At)
{
    /// <summary>After a pause as long as this nobody means the old topic any more.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    internal static TopicAtHand? Of(Turn turn) => turn.Memory.Get<TopicAtHand>() is { } topic && turn.Now - topic.At < Life ? topic : null;

    internal static void Keep(Turn turn, Article article) => turn.Memory.Set(new TopicAtHand(article.Id, turn.Now));
}
