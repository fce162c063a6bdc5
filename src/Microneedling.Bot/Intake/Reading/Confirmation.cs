namespace Microneedling.Bot.Intake.Reading;

/// <summary>The reply to "is that right?".</summary>
public static class Confirmation
{
    /// <summary>True, false, or null when the text is neither yes nor no.</summary>
    public static bool? Read(string text) => YesNo.Read(text);
}
