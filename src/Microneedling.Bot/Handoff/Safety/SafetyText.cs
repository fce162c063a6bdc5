using System.Text;
using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>Puts the clinic's facts into a text. A line that needs a fact the clinic left blank is left out.</summary>
internal static class SafetyText
{
    public static IReadOnlyList<string> Placeholders { get; } = ["emergency-number", "phone", "crisis-line"];

    /// <param name="number">For other languages: how to name the number when the clinic's own words hold no digits.</param>
    public static string Fill(string text, ClinicFacts clinic, string? number = null)
    {
        var filled = new StringBuilder(text.Length + 64);
        foreach (var line in text.Split('\n'))
        {
            if (line.Contains("{phone}", StringComparison.Ordinal) && clinic.Phone is null) continue;
            if (line.Contains("{crisis-line}", StringComparison.Ordinal) && clinic["crisis-line"] is null) continue;
            filled.Append(line).Append('\n');
        }
        return filled
            .Replace("{emergency-number}", number is null ? clinic.EmergencyNumber : NumbersIn(clinic.EmergencyNumber) ?? number)
            .Replace("{phone}", clinic.Phone)
            .Replace("{crisis-line}", clinic["crisis-line"])
            .Replace("\n\n\n", "\n\n")
            .ToString().Trim();
    }

    /// <summary>"your local emergency number, such as 112, 999 or 911" holds "112 / 999 / 911"; null when there are no digits.</summary>
    private static string? NumbersIn(string words)
    {
        var numbers = words.Split([' ', ',', ';', '/', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.Any(char.IsAsciiDigit)).Select(word => word.Trim('.', ':')).ToArray();
        return numbers.Length == 0 ? null : string.Join(" / ", numbers);
    }
}
