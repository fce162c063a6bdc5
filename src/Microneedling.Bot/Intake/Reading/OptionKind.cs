using System.Globalization;
using System.Text.RegularExpressions;
using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>What an option says as a whole, beside the matter itself: read from its label and code.</summary>
internal static partial class OptionKind
{
    public static bool IsUnsure(Option option) => option.Value is CodingValue { Code: "not-sure" } || YesNo.IsUnsure(option.Label);

    public static bool IsPrivate(Option option) => option.Value is CodingValue { Code: "tell-staff" } || YesNo.IsPrivate(option.Label);

    /// <summary>Stands for what the list does not name: "Anything else", "Any other medicine".</summary>
    public static bool IsOther(Option option) => Words.Of(option.Label) is ["other" or "another", ..] or ["any" or "some", "other", ..] or ["anything" or "something" or "someone", "else", ..];

    /// <summary>Neither picks anything that was asked about.</summary>
    public static bool IsNoAnswer(Option option) => IsUnsure(option) || IsPrivate(option);

    /// <summary>The label says that nothing of the list applies: "None of these", "Neither", "No allergies". Not "No, I have finished it", which answers a yes-or-no question.</summary>
    public static bool IsNone(Option option) => !IsNoAnswer(option)
        && (Words.Of(option.Label) is ["none" or "nothing" or "neither", ..] or ["no", ..] && Polarity(option) is null);

    /// <summary>The label is a yes or a no, with or without more behind it; null when it is neither.</summary>
    public static bool? Polarity(Option option)
    {
        if (option.Value is BooleanValue truth) return truth.IsTrue;
        var words = Words.Of(option.Label);
        if (words is not ["yes" or "no", ..]) return null;
        var ends = words.Length == 1 || !char.IsWhiteSpace(option.Label.TrimStart()[words[0].Length]);
        // "Yes for now" is a yes, but "No allergies" names what there is none of.
        return words[0] == "yes" ? true : ends || words[1] is "i" or "im" or "ive" or "it" or "its" or "not" or "never" or "we" or "they" or "but" or "and" or "or" or "thanks" or "longer" ? false : null;
    }

    /// <summary>The number that a label begins with, such as 0 in "0 - not at all"; null when it has none.</summary>
    public static int? OwnNumber(Option option) =>
        Numbered().Match(option.Label) is { Success: true } match && int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The label without a number in front.</summary>
    public static string Bare(Option option) => Numbered().Match(option.Label) is { Success: true } match && match.Length < option.Label.Length ? option.Label[match.Length..] : option.Label;

    [GeneratedRegex(@"^\s*(\d{1,3})(?:\s*[-–—:.)=]\s*(?=\D)|\s*$)")]
    private static partial Regex Numbered();
}
