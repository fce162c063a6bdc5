namespace Microneedling.Bot.Knowledge;

/// <summary>An article as the engine reads it.</summary>
/// <param name="Wordings">The words of the question and of each phrasing.</param>
/// <param name="Stems">The stems of each of these.</param>
/// <param name="Answer">The stems of the answer.</param>
internal sealed record ReadArticle(List<List<string>> Wordings, List<List<string>> Stems, List<string> Answer);
