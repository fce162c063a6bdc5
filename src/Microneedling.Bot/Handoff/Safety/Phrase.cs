namespace Microneedling.Bot.Handoff.Safety;

/// <summary>Folded words that stand side by side somewhere in a text; a <c>*</c> at either end leaves that end open.</summary>
internal sealed class Phrase
{
    /// <param name="source">Such as <c>no puedo respirar</c> or <c>*schwell*</c>; scripts without blanks are always open at both ends.</param>
    /// <exception cref="FormatException">Nothing is left to look for.</exception>
    public Phrase(string source)
    {
        var open = source.Any(Scripts.IsSign);
        var folded = PlainText.Fold(source).Replace('\'', ' ');
        var (start, end) = (folded.StartsWith('*') || open, folded.EndsWith('*') || open);
        folded = folded.Trim('*', ' ');
        if (folded.Length == 0) throw new FormatException("an empty phrase");
        Sought = (start ? "" : " ") + folded + (end ? "" : " ");
    }

    /// <summary>What is looked for, with the blanks that end its words.</summary>
    public string Sought { get; }

    /// <param name="spaced">What <see cref="Spaced"/> made.</param>
    public bool IsIn(string spaced) => spaced.Contains(Sought, StringComparison.Ordinal);

    /// <summary>The words with one blank before and after each.</summary>
    public static string Spaced(IEnumerable<(string Text, int Sentence)> words) => $" {string.Join(' ', words.Select(word => word.Text))} ";
}
