namespace Microneedling.Bot.Conversation;

/// <summary>How serious a safety finding is.</summary>
public enum SafetyKind
{
    /// <summary>Danger now: the emergency number first.</summary>
    Emergency,

    /// <summary>Contact the clinic or a doctor today.</summary>
    WarningSign,

    /// <summary>No danger in it, but written in a language that the assistant does not speak.</summary>
    OtherLanguage,
}

/// <summary>Recognises danger by rules, before anything is searched.</summary>
public interface ISafetyProbe
{
    /// <summary>What was found, or null.</summary>
    SafetyFinding? Check(string text);
}

/// <param name="RuleId">The rule in <c>safety.yaml</c>.</param>
/// <param name="Text">What the visitor is told, in their language.</param>
/// <param name="Language">ISO 639-1 code of the visitor's language.</param>
public sealed record SafetyFinding(SafetyKind Kind, string RuleId, string Text, string Language = "en");
