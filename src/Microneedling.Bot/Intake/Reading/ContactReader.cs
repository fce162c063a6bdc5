using System.Text.RegularExpressions;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>E-mail addresses, phone numbers and names as people type them.</summary>
internal static partial class ContactReader
{
    private static readonly string[] CommonHosts = ["gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "live.com", "googlemail.com", "yahoo.co.uk", "hotmail.co.uk"];

    private static readonly HashSet<string> Plain = new(
        ("number mobile phone telephone cell cellphone email mail emails mails address call called calls ring rung phoned reach get use try please thanks thank you can may will this that the one best just and but here sure okay yes hello "
        + "its ive dont not have havent any got give giving own rather prefer want would like skip none leave blank only also for now too sorry either contact write").Split(' '), StringComparer.Ordinal);

    public static Reading Email(string text)
    {
        if (!text.Contains('@') && !text.Contains(" at ", StringComparison.OrdinalIgnoreCase) && (NoAddress().IsMatch(text) || Phone(text) is Reading.Given)) return new Reading.NoValue(Responses.Absence.Skipped);
        var said = Spoken().Replace(text.Trim().TrimEnd('.', ',', '!'), match => match.Groups["at"].Success ? "@" : ".");
        said = AroundSigns().Replace(said, "$1$2");
        var found = Address().Matches(said).Select(match => match.Value.ToLowerInvariant()).Distinct().ToList();
        if (found.Count > 1) return new Reading.Unclear("I see more than one address. Please write only the one that the team should use.");
        if (found is [var single]) said = single;
        else
        {
            // Blanks inside an address are slips, but a word in front of it is no part of it.
            said = Blanks().Replace(LeadIn().Replace(said, ""), "").ToLowerInvariant();
            if (EmailForm().IsMatch(said)) return new Reading.Doubtful(said, said);
            if (said.Count(c => c is ',') == 1 && EmailForm().IsMatch(said.Replace(',', '.'))) return new Reading.Doubtful(said.Replace(',', '.'), said.Replace(',', '.'));
        }
        if (!EmailForm().IsMatch(said)) return new Reading.Unclear("That does not look like an e-mail address. It has an @ in it, such as sam@example.com.");
        var host = said[(said.IndexOf('@') + 1)..];
        var meant = CommonHosts.FirstOrDefault(common => common != host && Words.Distance(common, host) == 1);
        return meant is null || CommonHosts.Contains(host) ? new Reading.Given(new Questionnaires.StringValue(said))
            : new Reading.Doubtful(said[..(said.IndexOf('@') + 1)] + meant, said[..(said.IndexOf('@') + 1)] + meant);
    }

    public static Reading Phone(string text)
    {
        var runs = Number().Matches(text).Where(run => run.Value.Count(char.IsAsciiDigit) >= 7).ToList();
        if (runs is not [var only]) return runs.Count > 1 ? new Reading.Unclear("I see more than one number. Please write only the one that the team should use.") : Wrong();
        var said = only.Value;
        var abroad = said.StartsWith('+') || said.StartsWith("00", StringComparison.Ordinal);
        // The zero of "+44 (0)7700" is dialled only at home.
        var digits = new string([.. (abroad ? said.Replace("(0)", "", StringComparison.Ordinal) : said).Where(char.IsAsciiDigit)]);
        if (said.StartsWith("00", StringComparison.Ordinal)) digits = digits[2..];
        if (digits.Length is < 7 or > 15) return Wrong();
        var number = (abroad ? "+" : "") + digits;
        // "Extension 4" and "after five" are not kept with the number, so what is kept is shown.
        return text.Remove(only.Index, only.Length).Any(char.IsAsciiDigit) ? new Reading.Doubtful(number, number) : new Reading.Given(new Questionnaires.StringValue(number));

        static Reading Wrong() => new Reading.Unclear("That does not look like a phone number. Please write just the digits, such as 07700 900123 or +44 7700 900123.");
    }

    /// <summary>"WhatsApp only", "my husband's number", "not before five": more than how somebody is reached, and that they are.</summary>
    public static bool SaysMore(string text) => Words.Content(Number().Replace(Address().Replace(text, " "), " ")).Any(word => word.Length > 2 && !Plain.Contains(word));

    public static Reading Name(string text)
    {
        var said = NameTail().Replace(NameLeadIn().Replace(text.Trim(), ""), "").Trim().TrimEnd('.', '!');
        if (said.Contains('?')) said = said[..Math.Max(0, said.IndexOfAny(['.', ',', ';', '!']))]; // "Emma. will anyone phone?"
        return said.Any(char.IsLetter) && said.Length <= 100 && !said.Contains('@') && said.Count(char.IsAsciiDigit) < 4 && !YesNo.IsPrivate(text) && !YesNo.IsUnsure(text) && !YesNo.IsNone(text)
            ? new Reading.Given(new Questionnaires.StringValue(said), isExact: said.Count(c => c is ' ') < 4 && !said.Contains('?'))
            : new Reading.Unclear("Please write the name that the team should use for you. A first name is enough.");
    }

    [GeneratedRegex(@"\b(?:ring|call|phone|text|whatsapp)(?:ing)? me\b|\bno e-?mail\b|\b(?:not (?:having|giving|getting|got)|dont|don't|havent|haven't|never|without)\b.{0,25}\be-?mail|^(?:just |only )?(?:by )?(?:phone|text|whatsapp|a call)(?: (?:only|is (?:fine|better|best)|please|pls))*$", RegexOptions.IgnoreCase)]
    private static partial Regex NoAddress();

    [GeneratedRegex(@"\s*(?:(?<at>\(at\)|\[at\]|\s+at\s+(?=\S+\s*(?:dot|\.)))|\(dot\)|\[dot\]|\s+dot\s+)\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"^(?:my |the )?(?:e-?mail|address|email address)(?: address)?(?: is|:)?\s+|^(?:it'?s|its|it is|use|try)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex LeadIn();

    [GeneratedRegex(@"\s*(@)\s*|\s+(\.)\s+")]
    private static partial Regex AroundSigns();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.[a-z]{2,}$")]
    private static partial Regex EmailForm();

    [GeneratedRegex(@"[^\s@<>,;:()\[\]""']+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.[a-z]{2,}(?![\w@])", RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?:\+|\(\+|\(?\d)[\d ()\-./\u00A0\u2013]{4,}\d")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+(?:is my name|is the name|will do|is fine|please)[.!]*$", RegexOptions.IgnoreCase)]
    private static partial Regex NameTail();

    [GeneratedRegex(@"^(?:hi,?\s+|hello,?\s+)?(?:please\s+|you can\s+|just\s+)*(?:my name is|my name's|(?:you )?may (?:address|call) me(?: as)?|kindly call me|address me as|i am called|i'm called|call me|use|i'm|i am|im|it's|its|it is|name:)\s+|^(?:just|only)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex NameLeadIn();
}
