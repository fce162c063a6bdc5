namespace Microneedling.Bot.Knowledge;

/// <summary>Whether a text leans on what was said before.</summary>
internal static class FollowUp
{
    private const int ShortWords = 3;

    private static readonly HashSet<string> Pronouns = ["it", "its", "that", "thats", "this", "they", "them", "those", "these"];
    private static readonly HashSet<string> Questions = ["why", "how", "when", "where", "what", "which", "who", "whose", "really", "more", "else", "and", "but", "also", "then"];

    private static readonly HashSet<string> Fillers =
    [
        "i", "im", "ive", "id", "me", "my", "you", "u", "your", "we", "us", "our", "he", "she", "her", "his", "one", "do", "does", "did", "dont", "doesnt", "didnt", "have", "has", "had",
        "can", "cant", "could", "would", "should", "shall", "may", "might", "must", "am", "were", "been", "being", "be", "get", "got", "gets", "need", "want", "use", "make", "let",
        "ok", "okay", "oh", "so", "well", "yes", "yeah", "no", "just", "still", "too", "very", "sorry", "thanks", "please", "actually", "maybe", "though", "tho", "again", "now", "about", "than", "any", "some",
    ];

    private static readonly string[][] Openings = [["and"], ["what", "about"], ["how", "about"], ["also"], ["even", "if"], ["but"]];

    /// <summary>
    /// Share of the best article's fit, by the text's own words alone, that makes the topic the one that is meant. "It"
    /// points back already, so less is needed: what is asked must merely be spoken of in the topic's own wordings.
    /// </summary>
    private const double WithPronoun = 0.35, WithoutPronoun = 0.7;

    /// <summary>The topic has to have something of what was asked.</summary>
    private const double LeastSupport = 0.06;

    /// <summary>The topic's fit when it answers the text nearly as well as the best article does, so that the topic is meant; else null.</summary>
    public static Candidate? Meant(List<string> words, Ranking ranking) =>
        ranking.Topic is { Support: >= LeastSupport } meant
        && Fit(meant) >= Fit(ranking.Best[0]) * (words.Exists(Pronouns.Contains) ? WithPronoun : WithoutPronoun) ? meant : null;

    private static double Fit(Candidate candidate) => candidate.WordMatch + candidate.Likeness;

    /// <summary>It says "it" or "they", or is too short to stand alone.</summary>
    public static bool LeansOn(List<string> words) => words.Count <= ShortWords || words.Exists(Pronouns.Contains) || Continues(words);

    /// <summary>One of the little words that ask on: "why?", "how so", "and then?".</summary>
    public static bool IsPlain(string word) => Pronouns.Contains(word) || Questions.Contains(word);

    /// <summary>A word that names no matter.</summary>
    public static bool SaysNothing(string word) => IsPlain(word) || Fillers.Contains(word);

    /// <summary>It goes on in the middle: "and for the neck?", "what about scars".</summary>
    public static bool Continues(List<string> words) => Openings.Any(opening => words.Take(opening.Length).SequenceEqual(opening));
}
