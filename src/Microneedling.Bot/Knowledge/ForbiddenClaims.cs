using System.Text.RegularExpressions;

namespace Microneedling.Bot.Knowledge;

/// <summary>What no answer may say, because regulators, evidence or care for the reader forbid it.</summary>
internal static partial class ForbiddenClaims
{
    private static readonly (Regex Pattern, string Reason)[] Claims =
    [
        (Approved(), "A device is 'cleared' or 'authorised', not 'approved'; say which."),
        (Painless(), "Nothing is painless; say what most people feel."),
        (Permanent(), "No result is permanent; say how long it commonly lasts."),
        (ForEveryone(), "Nothing is safe or right for everyone; say who should ask first."),
        (Promise(), "Promise nothing; say what many people see."),
        (Verdict(), "Whether it suits the reader is for a clinician; say so."),
        (Dose(), "Never name a dose; refer to the label or the prescriber."),
        (StopMedicine(), "Never tell anyone to stop a medicine; refer to whoever prescribed it."),
    ];

    /// <summary>The reasons against a line of an answer.</summary>
    public static IEnumerable<string> In(string line) => Claims.Where(claim => claim.Pattern.IsMatch(line)).Select(claim => claim.Reason);

    [GeneratedRegex(@"\b(?<!not |never )(?:FDA|MHRA|TGA)[- ]approved\b|\bapproved by the (?:FDA|MHRA|TGA)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Approved();

    [GeneratedRegex(@"\b(?<!not |never )(?:painless|pain-free)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Painless();

    [GeneratedRegex(@"\b(?:results?|effects?|changes?|improvements?) (?:is|are|will be|stay) (?:permanent|for ever|forever)\b|\bpermanent (?:results?|cure|solution)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Permanent();

    [GeneratedRegex(@"\b(?<!not )(?:safe|suitable|right|works) for (?:everyone|everybody|anyone|all (?:people|skin types))\b|\b(?:completely|totally|100 ?%) safe\b", RegexOptions.IgnoreCase)]
    private static partial Regex ForEveryone();

    [GeneratedRegex(@"\b(?<!no |not |never |cannot )guarantee[ds]?\b|\brisk[- ]free\b|\bmiracle\b|\b(?:no|without any) risks?\b(?! of)", RegexOptions.IgnoreCase)]
    private static partial Regex Promise();

    [GeneratedRegex(@"\byou(?: are|'re) (?:suitable|eligible|fine|a good candidate|safe to)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Verdict();

    [GeneratedRegex(@"\b\d+(?:[.,]\d+)? ?(?:mg|mcg|micrograms?|milligrams?|IU)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Dose();

    [GeneratedRegex(@"(?<!\b(?:never|not|don't|do not)\b[^.!?]{0,40})\b(?:stop|discontinue|pause|skip) (?:taking )?your (?:medicine|medication|tablets|pills|blood thinners?|prescription)", RegexOptions.IgnoreCase)]
    private static partial Regex StopMedicine();
}
