using System.Text.RegularExpressions;

namespace Microneedling.Bot.Knowledge;

/// <summary>Pasted code: nothing in it is a question.</summary>
internal static partial class Markup
{
    public static bool IsIn(string text) => Tag().IsMatch(text);

    [GeneratedRegex(@"<\s*/?\s*(?:script|style|iframe|img|svg|html|body|div|span|p|a|b|i|u|table|form|input|object|embed|link|meta)\b[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
