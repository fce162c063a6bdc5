using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>The rules in force, with the clinic's facts as they are now.</summary>
internal sealed class SafetyProbe(SafetyRules? rules, Clinic clinic) : ISafetyProbe
{
    public SafetyFinding? Check(string text) => rules?.Check(text, clinic.Facts);

    /// <summary>What staff are told of the finding; never the visitor's words.</summary>
    public string StaffWordsFor(SafetyFinding finding) => rules?.StaffWordsFor(finding) ?? finding.Id;
}
