using System.Text.RegularExpressions;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>E-mail addresses, phone numbers and names as people type them.</summary>
internal static partial class ContactReader
{
    private static readonly string[] CommonHosts = ["gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "live.com", "googlemail.com", "yahoo.co.uk", "hotmail.co.uk"];

    public static Reading Email(string text)
    {
        var said = Spoken().Replace(text.Trim().TrimEnd('.', ',', '!'), match => match.Groups["at"].Success ? "@" : ".");
        said = LeadIn().Replace(said, "");
        said = Blanks().Replace(said, "").ToLowerInvariant();
        if (said.StartsWith("mailto:", StringComparison.Ordinal)) said = said[7..];
        if (!EmailForm().IsMatch(said)) return new Reading.Unclear("That does not look like an e-mail address. It has an @ in it, such as sam@example.com.");
        var host = said[(said.IndexOf('@') + 1)..];
        var meant = CommonHosts.FirstOrDefault(common => common != host && Words.Distance(common, host) == 1);
        return meant is null || CommonHosts.Contains(host) ? new Reading.Given(new Questionnaires.StringValue(said))
            : new Reading.Doubtful(said[..(said.IndexOf('@') + 1)] + meant, said[..(said.IndexOf('@') + 1)] + meant);
    }

    public static Reading Phone(string text)
    {
        var said = PhoneLeadIn().Replace(text.Trim(), "");
        var plus = said.StartsWith('+') || said.StartsWith("00", StringComparison.Ordinal);
        if (said.Any(c => !char.IsAsciiDigit(c) && c is not ('+' or ' ' or '(' or ')' or '-' or '.' or '/' or '\u00A0' or '–'))) return Wrong();
        var digits = new string([.. said.Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit)]);
        if (said.StartsWith("00", StringComparison.Ordinal)) digits = digits[2..];
        return digits.Length is >= 7 and <= 15 ? new Reading.Given(new Questionnaires.StringValue((plus ? "+" : "") + digits)) : Wrong();

        static Reading Wrong() => new Reading.Unclear("That does not look like a phone number. Please write just the digits, such as 07700 900123 or +44 7700 900123.");
    }

    public static Reading Name(string text)
    {
        var said = NameLeadIn().Replace(text.Trim(), "").Trim().TrimEnd('.', '!');
        return said.Any(char.IsLetter) && said.Length <= 100
            ? new Reading.Given(new Questionnaires.StringValue(said), isExact: said.Count(c => c is ' ') < 4 && !said.Contains('?'))
            : new Reading.Unclear("Please write the name that the team should use for you.");
    }

    [GeneratedRegex(@"\s*(?:(?<at>\(at\)|\[at\]|\s+at\s+(?=\S+\s*(?:dot|\.)))|\(dot\)|\[dot\]|\s+dot\s+)\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"^(?:my |the )?(?:e-?mail|address|email address)(?: address)?(?: is|:)?\s+|^(?:it'?s|its|it is|use|try)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex LeadIn();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.[a-z]{2,}$")]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"^(?:(?:my |the )?(?:phone|mobile|cell|tel|number|telephone)(?: number)?(?: is|:)?|it'?s|its|it is|call me on|call|on)\s*:?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex PhoneLeadIn();

    [GeneratedRegex(@"^(?:hi,?\s+|hello,?\s+)?(?:my name is|my name's|i am called|i'm called|call me|i'm|i am|im|it's|its|it is|name:)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex NameLeadIn();
}
