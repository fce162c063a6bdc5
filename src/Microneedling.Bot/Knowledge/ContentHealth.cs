namespace Microneedling.Bot.Knowledge;

/// <summary>Whether the files on disk are what visitors are answered from.</summary>
/// <param name="Serving">When the content that is served was read.</param>
/// <param name="Articles">How many articles are served.</param>
/// <param name="Problems">Why the files as they are now are not, or not all, served; empty when all is well.</param>
public sealed record ContentHealth(DateTimeOffset Serving, int Articles, IReadOnlyList<Fault> Problems)
{
    public bool IsGood => Problems.Count == 0;
}
