using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>The rules of <c>safety.yaml</c>, ready to read messages with. The same text always gives the same finding.</summary>
/// <param name="texts">What is said, by name, with placeholders.</param>
internal sealed class SafetyRules(DangerReader english, TongueReader others, IReadOnlyDictionary<string, string> texts, IReadOnlyList<DangerRule> rules)
{
    private readonly Dictionary<string, DangerRule> byId = rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    public DangerReader English => english;

    /// <summary>What staff are told of a finding.</summary>
    public string StaffWordsFor(SafetyFinding finding) => byId.TryGetValue(finding.Id, out var rule) ? rule.Staff : finding.Id;

    public SafetyFinding? Check(string text, ClinicFacts clinic)
    {
        if (text.Length == 0) return null;
        var folded = PlainText.Fold(text);
        if (english.Read(folded) is { } rule)
            return new SafetyFinding(rule.Kind, rule.Id, SafetyText.Fill(texts[rule.Say], clinic), "en", rule.ArticleId);
        return others.Read(folded) switch
        {
            ({ } tongue, { } danger) => new SafetyFinding(SafetyKind.Emergency, danger.RuleId, SafetyText.Fill(danger.Say, clinic, tongue.Number), tongue.Code, byId[danger.RuleId].ArticleId),
            ({ } tongue, null) => new SafetyFinding(SafetyKind.OtherLanguage, "other-language", SafetyText.Fill(tongue.Line, clinic, tongue.Number), tongue.Code),
            null => null,
        };
    }
}
