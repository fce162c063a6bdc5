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
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var character in Folded(text))
        {
            if (character is '\'' or '’' or 'ʼ' or '`') continue;
            if (char.IsLetterOrDigit(character)) word.Append(char.ToLowerInvariant(character));
            else if (IsDecimalPoint(character, word)) word.Append('.');
            else Finish();
            if (words.Count == Most) return words;
        }
        Finish();
        return words;

        void Finish()
        {
            while (word.Length > 0 && word[^1] == '.') word.Length--;
            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
        }
    }

    // "0.5mm" is one word; the full stop after "session" is not part of it.
    private static bool IsDecimalPoint(char character, StringBuilder word) => character == '.' && word.Length > 0 && char.IsAsciiDigit(word[^1]);

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
