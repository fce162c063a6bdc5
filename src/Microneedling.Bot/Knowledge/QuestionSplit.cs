using System.Text.RegularExpressions;

namespace Microneedling.Bot.Knowledge;

/// <summary>Finds the questions in a message: "does it hurt and how much is it?" asks two.</summary>
internal static partial class QuestionSplit
{
    /// <summary>More are not answered at once.</summary>
    public const int Most = 3;

    /// <summary>The questions in order; one element, the text itself, when it asks only one.</summary>
    public static IReadOnlyList<string> Parts(string text) => Split(text).Questions is { Length: > 1 and <= Most } questions ? questions : [text];

    /// <summary>The one question amid other sentences ("Dear team, … How long will I be red? Many thanks."); null when there is none, or several.</summary>
    public static string? Amid(string text) => Split(text) is ({ Length: > 1 }, [var question]) ? question : null;

    /// <summary>What is said in the parts of a sentence, between its commas and "and".</summary>
    public static IEnumerable<string> Statements(string text) => Pause().Split(text).Where(part => part.Length > 0);

    private static (string[] Parts, string[] Questions) Split(string text)
    {
        var parts = Border().Split(text).Select(part => part.Trim()).Where(part => part.Length > 0).ToArray();
        return (parts, [.. parts.Where(part => Start().IsMatch(part))]);
    }

    [GeneratedRegex(@"\s*(?:[,;.!?\n&]|\b(?:and|also|plus|but|with)\b)[\s,;.!?]*", RegexOptions.IgnoreCase)]
    private static partial Regex Pause();

    // A border is the end of a sentence, or a comma or "and" that a question word follows.
    [GeneratedRegex(@"(?<=[a-z\d\s""')])[?!.;\n]+(?=\s|$)|\n+|\s*(?:,|;|&|\b(?:and|also|plus)\b)[\s,]*(?:(?:and|also|then)\s+)*(?=(?:how|what|when|where|why|who|which|is|are|does|do|can|could|will|would|should|am)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Border();

    [GeneratedRegex(@"^(?:(?:hi|hello|hey|and|also|so|ok|okay|please)\s+)*(?:how|what|whats|what's|when|where|why|who|which|is|are|does|do|did|can|could|will|would|should|am)\b.*\s", RegexOptions.IgnoreCase)]
    private static partial Regex Start();
}
