namespace Microneedling.Bot.Knowledge;

/// <summary>Whether a text leans on what was said before.</summary>
internal static class FollowUp
{
    private const int ShortWords = 3;

    private static readonly HashSet<string> Pronouns = ["it", "its", "that", "thats", "this", "they", "them", "those", "these"];
    private static readonly string[][] Openings = [["and"], ["what", "about"], ["how", "about"], ["also"], ["even", "if"], ["but"]];

    /// <summary>It says "it" or "they", or is too short to stand alone.</summary>
    public static bool LeansOn(List<string> words) => words.Count <= ShortWords || words.Any(Pronouns.Contains) || Continues(words);

    /// <summary>It goes on in the middle: "and for the neck?", "what about scars".</summary>
    public static bool Continues(List<string> words) => Openings.Any(opening => words.Take(opening.Length).SequenceEqual(opening));
}
