using System.Globalization;
using System.Text;

namespace Microneedling.Bot.Conversation;

/// <summary>
/// The quick replies that the visitor sees now. Typing what a button says, in any case and with or without accents and
/// punctuation, or its number, is pressing it.
/// </summary>
/// <param name="Options">What an open form offers. Picking one is an answer to its question and nothing else.</param>
internal sealed record ShownChoices(IReadOnlyList<Choice> Choices, IReadOnlyList<string> Options)
{
    public static ShownChoices? Of(Reply reply)
    {
        var choices = reply.Messages.SelectMany(message => message.Choices).ToArray();
        var forms = reply.Messages.Select(message => message.Form).OfType<MessageForm>().ToArray();
        return choices.Length == 0 && forms.Length == 0 ? null : new ShownChoices(choices, [.. forms.SelectMany(form => form.Options)]) { Numbered = forms.Length == 0 };
    }

    /// <summary>A bare number picks too; not while a form is open, where numbers are answers.</summary>
    public bool Numbered { get; init; }

    public TurnAction? Resolve(string text)
    {
        var typed = Bare(text);
        if (Numbered && NumberOf(text, typed) is { } number) return number >= 1 && number <= Choices.Count ? Choices[number - 1].Action : null;
        return typed.Length == 0 ? null : Choices.FirstOrDefault(choice => Bare(choice.Title) == typed)?.Action;
    }

    /// <summary>"2", "the second one"; null when the text is no number.</summary>
    private static int? NumberOf(string text, string bare) =>
        int.TryParse(text.Trim().TrimEnd('.', ')'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Ordinals.Read(bare);

    /// <summary>The text says nothing but labels that the open form offers.</summary>
    public bool Offers(string text)
    {
        if (Options.Count == 0) return false;
        var rest = $" {Bare(text)} ";
        if (rest.Length == 2) return false;
        foreach (var option in Options.Select(Bare).OrderByDescending(option => option.Length)) rest = rest.Replace($" {option} ", " ", StringComparison.Ordinal);
        return rest.Trim() is "" or "and";
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
