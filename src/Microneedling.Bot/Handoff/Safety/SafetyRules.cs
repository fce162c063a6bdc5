using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake.Reading;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>
/// Reads messages for danger, by the rules of <c>safety.yaml</c> and by the examples of <c>danger.tsv</c>. The same text
/// always gives the same finding.
/// </summary>
/// <param name="texts">What is said, by name, with placeholders.</param>
/// <param name="sense">What was learned from the examples; null when there are none: then the rules alone decide.</param>
internal sealed class SafetyRules(
    Rewriter rewriter, DangerReader english, TongueReader others, IReadOnlyDictionary<string, string> texts, IReadOnlyList<DangerRule> rules, DangerSense? sense)
{
    /// <summary>Log-odds from which the examples raise the alarm although no rule does.</summary>
    private const float Alone = 0.25f;

    /// <summary>The same where the rules saw signs, but all of them denied, supposed, past or in jest.</summary>
    private const float Doubtful = 0.75f;

    /// <summary>The same for what says little ("nice one"). A single word ("heart", "severe") is left to the rules.</summary>
    private const float Brief = 1;

    /// <summary>The same for an answer to a question of ours: of many words ("a year and a half ago"), and of few ("seizures, fainting").</summary>
    private const float Answering = 2, AnsweringBriefly = 3;

    /// <summary>So much more is needed for a warning sign: to miss one costs less.</summary>
    private const float MoreForWarning = 0.25f;

    /// <summary>An emergency that is about as much like a warning sign is one: to wait costs more.</summary>
    private const float LessThanWarning = -1;

    /// <summary>Letters of a short message. A sign of a script without blanks says as much as some letters.</summary>
    private const int Short = 16, LettersOfASign = 3;

    /// <summary>
    /// Log-odds below which a rule is overruled: hardly any emergency is so much like harmless messages. What says little
    /// ("snakebite") is too little to be like anything.
    /// </summary>
    private const float Overruled = -1;

    /// <summary>The same for a rule that is <see cref="DangerRule.Firm"/>.</summary>
    private const float FirmlyOverruled = -3;

    /// <summary>Names of the texts that remind of an emergency, that remind of a warning sign, and that are glad that there is none.</summary>
    public const string Still = "still", StillToday = "still-today", Held = "held", Closed = "closed", AllClear = "all-clear", SeenTo = "seen-to", AskThem = "ask-them";

    private const string AnyEmergency = "any-emergency";

    private readonly Dictionary<string, DangerRule> byId = rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>What was learned from the examples.</summary>
    public DangerSense? Sense => sense;

    /// <summary>What is said once there was an emergency, where the file has it: <see cref="Still"/>, <see cref="StillToday"/>, <see cref="Held"/>, <see cref="Closed"/>, <see cref="AllClear"/>, <see cref="SeenTo"/> or <see cref="AskThem"/>.</summary>
    public string? Text(string name, ClinicFacts clinic) => texts.TryGetValue(name, out var text) ? SafetyText.Fill(text, clinic) : null;

    /// <summary>What staff are told of a finding.</summary>
    public string StaffWordsFor(SafetyFinding finding) => byId.TryGetValue(finding.Id, out var rule) ? rule.Staff : finding.Id;

    /// <param name="answers">The visitor was asked something just now, and this may be the answer.</param>
    public SafetyFinding? Check(string text, ClinicFacts clinic, bool answers = false)
    {
        if (text.Length == 0) return null;
        var words = MessageWords.Of(text, rewriter);
        var rule = english.Read(words, out var takenBack);
        var other = rule is { Kind: SafetyKind.Emergency } ? null : others.Read(words);
        var odds = Odds(words);
        var enough = (IsShort(words.Folded), answers) switch
        {
            (true, true) => AnsweringBriefly,
            (true, false) => Brief,
            (false, true) => Answering,
            _ => takenBack ? Doubtful : Alone,
        };

        if (Emergency(words, rule, other?.Danger, odds, enough) is { } found)
        {
            if (other is not { Tongue: { Dangers.Count: > 0 } tongue }) return new SafetyFinding(SafetyKind.Emergency, found.Id, SafetyText.Fill(texts[found.Say], clinic), "en", found.ArticleId, found.Reminds);
            var danger = tongue.Danger(found.Id) ?? tongue.Danger(AnyEmergency) ?? tongue.Dangers[0];
            return new SafetyFinding(SafetyKind.Emergency, found.Id, SafetyText.Fill(danger.Say, clinic, tongue.Number), tongue.Code, found.ArticleId, found.Reminds);
        }
        if (Warning(words, rule, isEnglish: other is null, odds, enough) is { } sign)
            return new SafetyFinding(SafetyKind.WarningSign, sign.Id, SafetyText.Fill(texts[sign.Say], clinic), "en", sign.ArticleId);
        // Who is asked for a name may be called Ola.
        return other is { Tongue: { } spoken } && !(answers && IsOneWord(words.Folded))
            ? new SafetyFinding(SafetyKind.OtherLanguage, "other-language", SafetyText.Fill(spoken.Line, clinic, spoken.Number), spoken.Code)
            : null;
    }

    /// <summary>The emergency that rules and examples together see, or null.</summary>
    private DangerRule? Emergency(MessageWords words, DangerRule? english, TongueDanger? other, (float Emergency, float Warning)? odds, float enough)
    {
        var byRule = english is { Kind: SafetyKind.Emergency } ? english : other is null ? null : byId[other.RuleId];
        if (odds is not { } seen) return byRule;
        if (byRule is not null && (seen.Emergency > OverruledBelow(byRule) || IsShort(words.Folded))) return byRule;
        var isNow = seen.Emergency > enough && seen.Emergency - seen.Warning > LessThanWarning;
        return isNow && !IsOneWord(words.Folded) ? sense!.Likeliest(words, SafetyKind.Emergency) : null;
    }

    /// <summary>What the rules see that should be looked at today, or what the examples say so of; null when nothing.</summary>
    private DangerRule? Warning(MessageWords words, DangerRule? english, bool isEnglish, (float Emergency, float Warning)? odds, float enough)
    {
        var byRule = english is { Kind: SafetyKind.WarningSign } ? english : null;
        if (odds is not { } seen) return byRule;
        var either = Math.Max(seen.Emergency, seen.Warning);
        if (byRule is not null && either > OverruledBelow(byRule)) return byRule;
        return isEnglish && either > enough + MoreForWarning && !IsOneWord(words.Folded) ? sense!.Likeliest(words, SafetyKind.WarningSign) : null;
    }

    /// <summary>What the examples say; null when there are none, or no words to compare with them.</summary>
    private (float Emergency, float Warning)? Odds(MessageWords words) =>
        sense is null || IsOnlyNumbers(words.Folded) || Confirmation.Read(words.Folded) is not null ? null : sense.LogOdds(words);

    private static float OverruledBelow(DangerRule rule) => rule.Firm ? FirmlyOverruled : Overruled;

    private static bool IsShort(string folded)
    {
        var letters = 0;
        foreach (var letter in folded) letters += Scripts.IsSign(letter) ? LettersOfASign : 1;
        return letters < Short;
    }

    /// <summary>Scripts without blanks put whole sentences into what looks like one word.</summary>
    private static bool IsOneWord(string folded) => !folded.AsSpan().Trim().Contains(' ') && !folded.Any(Scripts.IsSign);

    /// <summary>Numbers, a date or a time, such as "2 and 4" or "1/5/27": answers to a question, with no words to compare with any example.</summary>
    private static bool IsOnlyNumbers(string folded)
    {
        var (letters, longest, digits) = (0, 0, false);
        foreach (var c in folded)
        {
            letters = char.IsLetter(c) ? letters + 1 : 0;
            longest = Math.Max(longest, letters);
            digits |= char.IsDigit(c);
        }
        return digits && longest < 4;
    }
}
