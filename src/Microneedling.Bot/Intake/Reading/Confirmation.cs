using System.Text.RegularExpressions;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>The reply to "is that right?".</summary>
public static partial class Confirmation
{
    /// <summary>True, false, or null when the text is neither yes nor no.</summary>
    public static bool? Read(string text) => YesNo.Read(text);

    /// <summary>"Yes, April this year", "yes it is no": a yes, and nothing behind it takes it back or asks.</summary>
    public static bool IsYesWithMore(string text) => BehindYes(text) is { } more && !More().IsMatch(Words.Normal(more));

    /// <summary>What stands behind a yes; null when there is none.</summary>
    public static string? BehindYes(string text) => YesForm().Match(text.Trim()) is { Success: true } match ? match.Groups["more"].Value.Trim() : null;

    [GeneratedRegex(@"^(?:yes|yeah|yep|yup|yea|ye|yh|y|correct|right|that'?s right|exactly)[\s,.!]+(?<more>.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex YesForm();

    [GeneratedRegex(@"\b(?:but|not|isnt|wasnt|dont|except|actually|wrong|although|though|wait|or|what|when|how|why|who|which|does|do you|can|could|will|should|is it|would)\b")]
    private static partial Regex More();
}
