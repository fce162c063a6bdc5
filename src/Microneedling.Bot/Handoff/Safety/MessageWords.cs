namespace Microneedling.Bot.Handoff.Safety;

/// <summary>A message as all readers of danger see it, made once.</summary>
/// <param name="Folded">See <see cref="PlainText.Fold"/>.</param>
/// <param name="Typed">The words as they were typed, each with the number of its sentence.</param>
/// <param name="Plain">The same rewritten: shorthand in full, split words as one.</param>
internal readonly record struct MessageWords(string Folded, List<(string Text, int Sentence)> Typed, List<(string Text, int Sentence)> Plain)
{
    public static MessageWords Of(string text, Rewriter rewriter)
    {
        var folded = PlainText.Fold(text);
        var typed = PlainText.Split(folded);
        return new MessageWords(folded, typed, rewriter.Rewrite(typed));
    }
}
