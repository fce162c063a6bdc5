using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>The options that a text comes near to.</summary>
/// <param name="IsWhole">The text says the whole label, up to endings and slips; otherwise the label says more than the person did, or less.</param>
internal sealed record Likeness(IReadOnlyList<Option> Options, bool IsWhole)
{
    /// <summary>What people put around an answer: more words than these are a sentence of its own.</summary>
    private const int MostWordsAround = 6;

    /// <summary>Every word that carries meaning is in the label, or every such word of the label is in the text; null when no label is near.</summary>
    /// <param name="entirely">Only the first will do.</param>
    /// <param name="inOneClause">What was said must stand together in the label: "burns easily" is not "Rarely burns, tans easily".</param>
    public static Likeness? Of(string text, IReadOnlyList<Option> options, bool entirely, bool inOneClause)
    {
        var said = Words.Content(text);
        if (said.Length == 0 || said.All(word => int.TryParse(word, out _))) return null;
        var denies = Words.Denies(text);
        var (best, bestScore) = (new List<Option>(), 0.0);
        foreach (var option in options)
        {
            if (OptionKind.IsNoAnswer(option)) continue;
            var score = Score(said, denies, OptionKind.Bare(option), entirely, inOneClause);
            if (score > bestScore + 1e-9) (best, bestScore) = ([option], score);
            else if (score > 0 && Math.Abs(score - bestScore) <= 1e-9) best.Add(option);
        }
        if (best.Count == 0) return inOneClause || entirely || denies ? null : ByOneWord(said, options);
        // What is left over may be another option's word: "a few painful ones" is neither "A few" nor "Many, or painful ones".
        if (best is [var only] && bestScore < 1)
            best.AddRange(options.Where(other => other != only && !OptionKind.IsNoAnswer(other) && Words.Content(OptionKind.Bare(other)).Any(word => word.Length > 2 && !Common.Contains(word) && Says(said, word) && !Says(Words.Content(OptionKind.Bare(only)), word))));
        return new Likeness(best, bestScore >= 2);
    }

    /// <summary>2: the same words; 1: all that was said is in the label; less: the label is in what was said; 0: not near.</summary>
    private static double Score(string[] said, bool denies, string text, bool entirely, bool inOneClause)
    {
        var label = Words.Content(text);
        if (label.Length == 0) return 0;
        var inLabel = said.Count(word => Says(label, word));
        var inText = label.Count(word => Says(said, word));
        var whole = inLabel == said.Length && inText == label.Length;
        if (!whole && inLabel == said.Length)
        {
            // A clause may be denied while the others are not: "Never burns; dark brown or black skin".
            var clauses = Words.Clauses(text).Where(clause => Words.Content(clause).Any(word => Says(said, word))).ToList();
            return clauses.Any(clause => Words.Denies(clause)) != denies || inOneClause && !clauses.Any(clause => said.All(word => Says(Words.Content(clause), word))) ? 0 : 1;
        }
        if (Words.Denies(text) != denies) return 0;
        return whole ? 2 : entirely || inText < label.Length || said.Length > label.Length + MostWordsAround ? 0 : inText / (double)said.Length;
    }

    /// <summary>Some word that only one label has: "lip filler", "accutane in the past".</summary>
    private static Likeness? ByOneWord(string[] said, IReadOnlyList<Option> options)
    {
        var named = said.Where(word => word.Length > 4 && !Common.Contains(word)).ToArray();
        return options.Where(option => !OptionKind.IsNoAnswer(option) && !OptionKind.IsNone(option) && !option.Exclusive && Words.Content(OptionKind.Bare(option)).Any(word => Says(named, word))).ToList() is [var only] ? new Likeness([only], false) : null;
    }

    /// <summary>In so many sentences that they name nothing.</summary>
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "something", "anything", "nothing", "everything", "another", "other", "others", "problem", "problems", "condition", "conditions", "serious", "little", "often", "sometimes",
        "medicine", "medicines", "tablet", "tablets", "cream", "creams", "injection", "injections", "nobody", "taking", "taken", "doctor", "affects", "stays", "treatment", "treated", "weeks", "months", "years", "today", "feeling", "carried", "doing", "think", "would", "could", "these", "about", "there", "their", "which", "where", "while", "after", "before", "being", "should", "really", "every", "still", "thing", "things", "going", "spots", "right", "needles", "needle", "anxiety", "month", "week", "year",
    };

    private static bool Says(string[] words, string word) => words.Any(other => Words.Alike(word, other));
}
