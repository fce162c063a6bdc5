namespace Microneedling.Bot.Conversation;

/// <summary>Reads a text for danger by rules, before anything is searched and without answering it.</summary>
public interface ISafetyProbe
{
    /// <summary>What the text says of the writer's safety, or null when it says nothing of it.</summary>
    SafetyFinding? Check(string text);
}

/// <summary>How a finding is to be treated.</summary>
public enum SafetyKind
{
    /// <summary>Danger now: the emergency text, and nothing else.</summary>
    Emergency,

    /// <summary>Something after a treatment that the clinic must hear of today; no emergency.</summary>
    WarningSign,

    /// <summary>No danger seen, but the text is in a language that the assistant does not speak.</summary>
    OtherLanguage,
}

/// <summary>What was found in a text.</summary>
/// <param name="Id">The rule that found it.</param>
/// <param name="Text">What to say, in the visitor's language.</param>
/// <param name="Language">Two-letter code of that language.</param>
/// <param name="ArticleId">The article on the same matter, such as <c>warning-signs</c>; null when there is none.</param>
/// <param name="Reminds">What is answered later begins with a reminder of it.</param>
public sealed record SafetyFinding(SafetyKind Kind, string Id, string Text, string Language = "en", string? ArticleId = null, bool Reminds = true);
