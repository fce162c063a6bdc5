namespace Microneedling.Bot.Intake;

/// <summary>The buttons of the questionnaire.</summary>
internal static class IntakeActions
{
    /// <summary>Answers the question at the place <c>Id</c> with the button's title.</summary>
    public const string Answer = "intake-answer";
    public const string Agree = "intake-agree", Decline = "intake-decline";
    public const string GoOn = "intake-go-on", StartOver = "intake-start-over", Delete = "intake-delete", Pause = "intake-pause";
    public const string Back = "intake-back", Skip = "intake-skip", Why = "intake-why", Yes = "intake-yes", No = "intake-no";
    public const string Send = "intake-send", Review = "intake-review";

    /// <summary>Opens the question at the place <c>Id</c> again.</summary>
    public const string Change = "intake-change";

    public static bool IsOurs(string name) => name.StartsWith("intake-", StringComparison.Ordinal);
}
