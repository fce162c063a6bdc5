namespace Microneedling.Bot.Handoff.Safety;

/// <summary>How a sign is put into words, which decides what can take it back.</summary>
[Flags]
internal enum Wording
{
    /// <summary>"my throat is closing": said to be so now.</summary>
    Now = 1,

    /// <summary>"she collapsed": said to have happened.</summary>
    Past = 2,

    /// <summary>"chest pain": named only.</summary>
    Noun = 4,

    /// <summary>"numbing cream", "suicide": counts however it is said; no cue takes it back.</summary>
    Any = 8,
}

/// <summary>Something that people say of themselves or of others: trouble breathing, pus, numbing cream.</summary>
/// <param name="Unless">Patterns that, in the same sentence, mean that something else is meant.</param>
internal sealed record Sign(string Name, IReadOnlyList<(Wording Wording, Pattern Pattern)> Patterns, IReadOnlyList<Pattern> Unless);

/// <summary>Where a cue must stand to take a sign back.</summary>
internal enum CuePlace { Before, After, Sentence, Message }

/// <summary>Words that take a sign back: "no", "if", "can it cause", "years ago", "when I saw the price".</summary>
/// <param name="Takes">The wordings that it takes back.</param>
/// <param name="Within">How many words may stand in between, for <see cref="CuePlace.Before"/> and <see cref="CuePlace.After"/>.</param>
/// <param name="Until">The element that ends its reach, or -1.</param>
/// <param name="Except">Patterns that keep it from counting in the same sentence.</param>
internal sealed record Cue(string Name, Wording Takes, CuePlace Place, int Within, int Until, IReadOnlyList<Pattern> Patterns, IReadOnlyList<Pattern> Except);
