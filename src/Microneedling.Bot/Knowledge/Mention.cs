namespace Microneedling.Bot.Knowledge;

/// <summary>An article that a file names by its id.</summary>
internal sealed record Mention(string File, int Line, string ArticleId);
