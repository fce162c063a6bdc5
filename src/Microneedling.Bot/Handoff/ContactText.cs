using System.Text.RegularExpressions;
using Microneedling.Bot.Intake;

namespace Microneedling.Bot.Handoff;

/// <summary>Reads a name and a way to be reached as people type them.</summary>
public static partial class ContactText
{
    /// <summary>"my name is Anna" → "Anna".</summary>
    public static string Name(string text)
    {
        var name = NameLeadIn().Replace(text.ReplaceLineEndings(" "), "").Trim(' ', '.', '!', ',');
        return name.Length > 100 ? name[..100] : name;
    }

    /// <summary>The phone number, the e-mail address or both; null when there is neither.</summary>
    public static IntakeContact? Read(string text)
    {
        var email = Email().Match(text) is { Success: true } mail ? mail.Value.ToLowerInvariant() : null;
        var rest = email is null ? text : Email().Replace(text, " ");
        var phone = Phone().Matches(rest).Select(match => match.Value.Trim())
            .FirstOrDefault(number => number.Count(char.IsAsciiDigit) is >= 7 and <= 15);
        return email is null && phone is null ? null : new IntakeContact(null, phone, email, null, null);
    }

    [GeneratedRegex(@"^\s*((hi|hello|hey)\b)?[\s,!]*((my name is|my name's|i am|i'm|i’m|it's|it’s|this is|call me)\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex NameLeadIn();

    [GeneratedRegex(@"[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>()]{2,}", RegexOptions.IgnoreCase)]
    private static partial Regex Email();

    [GeneratedRegex(@"\+?\(?\d[\d\s().\-/]{5,}\d")]
    private static partial Regex Phone();
}
