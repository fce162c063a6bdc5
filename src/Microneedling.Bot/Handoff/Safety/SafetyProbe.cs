using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Handoff.Safety;

/// <summary>The rules in force, with the clinic's facts as they are now.</summary>
internal sealed class SafetyProbe(SafetyRules? rules, Clinic clinic) : ISafetyProbe
{
    private SafetyRules? rules = rules;

    /// <summary>Null when there are none. Setting them takes effect from the next message on.</summary>
    public SafetyRules? Rules
    {
        get => Volatile.Read(ref rules);
        set => Volatile.Write(ref rules, value);
    }

    public SafetyFinding? Check(string text) => Check(text, answers: false);

    /// <inheritdoc cref="SafetyRules.Check"/>
    public SafetyFinding? Check(string text, bool answers) => Rules?.Check(text, clinic.Facts, answers);

    /// <inheritdoc cref="SafetyRules.Text"/>
    public string? Text(string name) => Rules?.Text(name, clinic.Facts);

    /// <summary>What staff are told of the finding; never the visitor's words.</summary>
    public string StaffWordsFor(SafetyFinding finding) => Rules?.StaffWordsFor(finding) ?? finding.Id;
}
