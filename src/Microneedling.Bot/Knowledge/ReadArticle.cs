namespace Microneedling.Bot.Knowledge;

/// <summary>An article as the engine reads it.</summary>
/// <param name="Wordings">The words of the question and of each phrasing.</param>
internal sealed record ReadArticle(Article Article, IReadOnlyList<List<string>> Wordings, List<string> Answer);
