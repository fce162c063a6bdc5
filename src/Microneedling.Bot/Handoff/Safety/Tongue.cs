using System.Buffers;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>A language that the assistant does not speak, and the little it can say in it.</summary>
/// <param name="Code">Two letters, such as <c>es</c>.</param>
/// <param name="Script">The script that gives it away, such as <c>Arabic</c>; null for Latin script.</param>
/// <param name="Letters">Letters that tell it from others of the same script; may be empty.</param>
/// <param name="Words">Folded words that tell it from other languages of the same script.</param>
/// <param name="Alone">Folded words that tell it even when nothing else was written.</param>
/// <param name="Number">How to name the emergency number when the clinic gave none that reads well here.</param>
/// <param name="Line">What language the assistant speaks; in danger call; staff will answer.</param>
/// <param name="Dangers">What is recognised, in order.</param>
internal sealed record Tongue(
    string Code, string? Script, string Letters, IReadOnlySet<string> Words, IReadOnlySet<string> Alone,
    string Number, string Line, IReadOnlyList<TongueDanger> Dangers)
{
    // Most texts have nothing of any of its dangers, and that is seen at one go.
    private readonly Lazy<SearchValues<string>> begun = new(() => SearchValues.Create(
        [.. Dangers.SelectMany(danger => danger.When).SelectMany(groups => groups[0]).Select(phrase => phrase.Sought)], StringComparison.Ordinal));

    /// <summary>The danger that stands for this rule, or null.</summary>
    public TongueDanger? Danger(string ruleId) => Dangers.FirstOrDefault(danger => danger.RuleId == ruleId);

    /// <param name="spaced">What <see cref="Phrase.Spaced"/> made.</param>
    public TongueDanger? DangerIn(string spaced)
    {
        if (!spaced.AsSpan().ContainsAny(begun.Value)) return null;
        foreach (var danger in Dangers)
            if (danger.IsIn(spaced)) return danger;
        return null;
    }
}

/// <summary>Danger in that language.</summary>
/// <param name="RuleId">The English rule it stands for.</param>
/// <param name="When">One of these must hold: of each of its groups, one phrase is in the text.</param>
/// <param name="Unless">None of these may be in the text.</param>
/// <param name="Say">What to say, in that language.</param>
internal sealed record TongueDanger(string RuleId, IReadOnlyList<Phrase[][]> When, IReadOnlyList<Phrase> Unless, string Say)
{
    public bool IsIn(string spaced)
    {
        foreach (var groups in When)
        {
            if (!Array.TrueForAll(groups, group => Array.Exists(group, phrase => phrase.IsIn(spaced)))) continue;
            return !Unless.Any(phrase => phrase.IsIn(spaced));
        }
        return false;
    }
}
