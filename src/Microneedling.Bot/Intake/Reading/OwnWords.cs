using System.Text.RegularExpressions;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>What people say to a list that none of its answers is.</summary>
internal static partial class OwnWords
{
    /// <summary>What is said in more words than these is a story, and not the name of something.</summary>
    private const int Most = 8;

    private const int MostOfAStory = 18;

    private static readonly HashSet<string> Pointing = new(StringComparer.Ordinal) { "all", "both", "everything", "some", "several", "these", "those", "them", "one", "ones", "above", "first", "last" };

    /// <summary>"Penicillin", "just my inhaler": they name something that the list does not have.</summary>
    public static bool Name(string said) =>
        Words.Content(said) is { Length: >= 1 and <= Most } words && words.Any(word => word.Length > 2 && !Pointing.Contains(word)) && !words[0].All(char.IsAsciiDigit)
        && !Words.Denies(said) && !Talk().IsMatch(Words.Normal(said)) && !said.Contains('?') && YesNo.Leading(said) is null && !YesNo.IsUnsure(said) && !YesNo.IsPrivate(said);

    /// <summary>"That's all", "ages ago", "as a teenager", "my doctor knows": said beside an answer, and none by itself.</summary>
    public static bool AreRemark(string said) => Remark().IsMatch(Words.Normal(said));

    /// <summary>"I never fainted", "not complete": beside an answer it adds nothing.</summary>
    public static bool AreDenial(string said) => Denial().IsMatch(Words.Normal(said));

    /// <summary>"One cream gave me itching but I don't know the name": told beside what is named.</summary>
    public static bool AreStory(string said) => Words.Of(said).Length <= MostOfAStory && !said.Contains('?') && YesNo.Leading(said) is null && !TalkToUs().IsMatch(Words.Normal(said));

    /// <summary>They name something besides what the label says.</summary>
    public static bool SayMore(string said, string label) => Words.Content(label) is var known && Words.Content(said).Any(word => (word.Length > 3 || char.IsAsciiDigit(word[0])) && !known.Any(of => Words.Alike(of, word)));

    /// <summary>What is worth keeping of them: "to the penicillin" without "to the".</summary>
    public static string Kept(IEnumerable<string> said) =>
        string.Join(", ", said.Where(words => !Idle().IsMatch(Words.Normal(words))).Select(words => Chaff().Replace(words, "")).Where(words => words.Length > 0)) is { Length: > 0 } kept ? kept : string.Join(", ", said);

    /// <summary>What was said before with what is added to it; nothing is said twice.</summary>
    public static string Behind(string before, string added) => before.Contains(added, StringComparison.OrdinalIgnoreCase) ? before : $"{before}, {added}";

    [GeneratedRegex(@"^(?:(?:and|but|so|oh|yes|no|well) )*(?:thats (?:all|it|the lot|everything)|that is (?:all|it)|nothing (?:else|more)|no more|(?:(?:i|it|they|that) )?(?:go(?:es)?|went|gets?|got|came|comes?|brings?|brought|turns?|turned|swells?|swelled|itche?s?|itchy|sneez\w+|red|sore)(?: \w+){0,6}|i (?:think|guess|suppose|told you|said)|i think so|ask my doctor|my (?:doctor|gp) knows.*|(?:its )?(?:never|nobody|not|no doctor|havent)(?: \w+){0,4} (?:checked|looked|seen)(?: \w+){0,3}|.*\b(?:ago|since|last|as a (?:kid|child|teenager|teen|baby)|when i was .*|teenager|teens|childhood|years|in the past|now and then|sometimes|long time)\b.*|(?:please|thanks|thank you|ok|okay|then|touch wood|at my age))$")]
    private static partial Regex Remark();

    [GeneratedRegex(@"^(?:(?:and|but|so|oh|yes|well) )*(?:thats (?:all|it|the lot|everything)|that is (?:all|it)|nothing (?:else|more)|no more|i (?:think|guess|suppose|told you|said)|please|thanks|thank you|ok|okay|then|touch wood|at my age|whatever)$")]
    private static partial Regex Idle();

    [GeneratedRegex(@"\s+then$|^(?:(?:and|but|so|oh|well|then|just|only|also|to(?= the)|other things?|at my age|touch wood)\b[\s:,]*)+", RegexOptions.IgnoreCase)]
    private static partial Regex Chaff();

    [GeneratedRegex(@"\b(?:you|your|wrong|back|wait|mistake|question|questions|form|stop|skip|neither|whatever|stupid|silly)\b")]
    private static partial Regex TalkToUs();

    [GeneratedRegex(@"^(?:(?:but|and|so) )?(?:(?:i )?(?:never|dont|do not|didnt|havent|have not|am not)|i have never|no|not|without)\b(?! sure)")]
    private static partial Regex Denial();

    /// <summary>Said to us: it names nothing.</summary>
    [GeneratedRegex(@"\b(?:you|your|wrong|back|wait|mistake|question|questions|form|stop|skip|what|why|how|when|where|who|does|do|can|could|will|would|should|is|are|that|this|it|its|thats|sorry|change|neither|whatever|stupid|silly|boring|hello|thanks)\b")]
    private static partial Regex Talk();
}
