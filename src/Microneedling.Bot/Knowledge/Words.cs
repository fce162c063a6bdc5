using System.Globalization;
using System.Text;

namespace Microneedling.Bot.Knowledge;

/// <summary>The words of a text as they are compared: small letters, no accents, no apostrophes; everything else separates.</summary>
internal static class Words
{
    /// <summary>More words than this are not read: nobody asks in so many, and time must stay bounded.</summary>
    public const int Most = 120;

    public static List<string> Of(string text)
    {
        var folded = Folded(text);
        List<string> words = new(Math.Min(Most, folded.Length / 5 + 1));
        var word = folded.Length <= 256 ? stackalloc char[folded.Length] : new char[folded.Length];
        var length = 0;
        for (var at = 0; at <= folded.Length && words.Count < Most; at++)
        {
            var character = at < folded.Length ? folded[at] : ' ';
            if (character is '\'' or '’' or 'ʼ' or '`') continue;
            if (char.IsLetterOrDigit(character)) word[length++] = char.ToLowerInvariant(character);
            else if (character == '.' && length > 0 && char.IsAsciiDigit(word[length - 1])) word[length++] = '.'; // "0.5mm" is one word
            else
            {
                // … but the full stop after "session 3." is not part of it.
                while (length > 0 && word[length - 1] == '.') length--;
                if (length > 0) words.Add(new string(word[..length]));
                length = 0;
            }
        }
        return words;
    }

    private static string Folded(string text)
    {
        if (Ascii.IsValid(text)) return text;
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) folded.Append(rune); // half a character pair becomes U+FFFD, which Normalize accepts
        var decomposed = folded.ToString().Normalize(NormalizationForm.FormD);
        folded.Clear();
        foreach (var character in decomposed)
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                folded.Append(character);
        return folded.ToString();
    }
}
