using System.Globalization;
using System.Text;

namespace Microneedling.Bot.Conversation;

/// <summary>
/// The quick replies that the visitor sees now. Typing what a button says, in any case and with or without accents and
/// punctuation, or its number, is pressing it.
/// </summary>
/// <param name="Numbered">A bare number picks too; not while a form is open, where numbers are answers.</param>
internal sealed record ShownChoices(IReadOnlyList<Choice> Choices, bool Numbered)
{
    public static ShownChoices? Of(Reply reply)
    {
        var choices = reply.Messages.SelectMany(message => message.Choices).ToArray();
        return choices.Length == 0 ? null : new ShownChoices(choices, reply.Messages.All(message => message.Form is null));
    }

    public TurnAction? Resolve(string text)
    {
        if (Numbered && int.TryParse(text.Trim().TrimEnd('.', ')'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number >= 1 && number <= Choices.Count ? Choices[number - 1].Action : null;
        var typed = Bare(text);
        return typed.Length == 0 ? null : Choices.FirstOrDefault(choice => Bare(choice.Title) == typed)?.Action;
    }

    /// <summary>Lower-case letters and digits with single blanks: what stays of a label however it is typed.</summary>
    private static string Bare(string text)
    {
        var bare = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) bare.Append(Rune.ToLowerInvariant(rune));
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherPunctuation) && bare.Length > 0 && bare[^1] != ' ') bare.Append(' ');
        }
        return bare.ToString().TrimEnd();
    }
}
