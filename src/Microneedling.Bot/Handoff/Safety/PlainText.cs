using System.Globalization;
using System.Text;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>Text without what people type in many ways: case, accents, apostrophes, drawn-out letters.</summary>
internal static class PlainText
{
    /// <summary>Lower case, no accents, Arabic letter variants made one; lengths may differ from the original.</summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormKD))
        {
            if (letter < 128)
            {
                folded.Append(char.ToLowerInvariant(letter));
                continue;
            }
            if (letter == 'ـ') continue;
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            folded.Append(letter switch
            {
                'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
                'ى' => 'ي',
                'ة' => 'ه',
                'ß' => 's',
                'ł' or 'Ł' => 'l',
                'ı' => 'i',
                'ø' or 'Ø' => 'o',
                '’' or '‘' or '`' or '´' => '\'',
                _ => char.ToLowerInvariant(letter),
            });
        }
        return folded.ToString();
    }

    /// <summary>The words of a folded text, each with the number of its sentence.</summary>
    public static List<(string Text, int Sentence)> Split(string folded)
    {
        var words = new List<(string, int)>(folded.Length / 5 + 1);
        var word = folded.Length <= 512 ? stackalloc char[folded.Length] : new char[folded.Length];
        var length = 0;
        var sentence = 0;
        var ended = false;
        for (var i = 0; i <= folded.Length; i++)
        {
            var letter = i < folded.Length ? folded[i] : ' ';
            if (char.IsLetterOrDigit(letter))
            {
                // Drawn-out letters say nothing: "heeeelp" reads as "heelp", one slip from "help".
                var drawnOut = length > 1 && word[length - 1] == letter && word[length - 2] == letter && char.IsAsciiLetter(letter);
                if (!drawnOut) word[length++] = letter;
                continue;
            }
            if (letter == '\'')
            {
                // "my heart's pounding" reads as "my heart pounding"; "it's" and "there's" stay one word.
                var endsInS = i + 1 < folded.Length && folded[i + 1] == 's' && (i + 2 == folded.Length || !char.IsLetterOrDigit(folded[i + 2]));
                if (endsInS && length > 3 && word[..length] is not ("there" or "where" or "here" or "that" or "what")) i++;
                continue;
            }
            if (length > 0)
            {
                if (ended && words.Count > 0) sentence++;
                ended = false;
                words.Add((new string(word[..length]), sentence));
                length = 0;
            }
            if (letter is '?' or '!' or '\n' or ';' or '…' || letter == '.' && !Between(folded, i)) ended = true;
        }
        return words;
    }

    private static bool Between(string text, int i) =>
        i > 0 && i + 1 < text.Length && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]);
}
