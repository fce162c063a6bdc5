namespace Microneedling.Bot.Handoff.Safety;

/// <summary>One word of a message as the rules see it.</summary>
/// <param name="Sentence">Which sentence it stands in, from 0.</param>
/// <param name="Elements">The pattern elements that the word fits; see <see cref="Lexicon"/>.</param>
internal readonly record struct Word(string Text, int Sentence, int[] Elements)
{
    public bool Is(int element) => Array.IndexOf(Elements, element) >= 0;
}
