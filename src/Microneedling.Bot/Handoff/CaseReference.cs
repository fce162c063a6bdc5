using System.Security.Cryptography;

namespace Microneedling.Bot.Handoff;

/// <summary>
/// A case's number, such as <c>7KQ4-9PXT</c>: short enough for the phone, without characters that sound or look alike,
/// and one of 150 billion, so that nobody guesses another's.
/// </summary>
public static class CaseReference
{
    private const string Alphabet = "234679ACDEFGHJKMNPQRTVWXY";

    public static string Next() => $"{RandomNumberGenerator.GetString(Alphabet, 4)}-{RandomNumberGenerator.GetString(Alphabet, 4)}";

    /// <summary>A reference as people type it (lower case, without the dash, with blanks) in its one spelling; null when it cannot be one.</summary>
    public static string? Parse(string? typed)
    {
        var letters = new string((typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).ToArray());
        return letters.Length == 8 && letters.All(Alphabet.Contains) ? $"{letters[..4]}-{letters[4..]}" : null;
    }

    /// <summary>What a reference begins with, as typed: two characters or more, among them a digit or the dash, which no name has; null otherwise.</summary>
    public static string? Beginning(string? typed)
    {
        var text = (typed ?? "").Trim().ToUpperInvariant();
        var letters = new string([.. text.Where(char.IsAsciiLetterOrDigit)]);
        if (letters.Length is < 2 or > 8 || !letters.All(Alphabet.Contains) || !text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ' ')) return null;
        if (!letters.Any(char.IsAsciiDigit) && !text.Contains('-', StringComparison.Ordinal)) return null;
        return letters.Length > 4 ? $"{letters[..4]}-{letters[4..]}" : letters;
    }
}
