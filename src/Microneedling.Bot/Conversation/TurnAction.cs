namespace Microneedling.Bot.Conversation;

/// <summary>
/// What a button stands for. It travels in the activity's value and comes back when the button is pressed, so that a
/// prompt lands by id and never by its label.
/// </summary>
/// <param name="Name">Which action: see <see cref="TurnActions"/>.</param>
/// <param name="Id">What it acts on, such as an article id; null when the action needs none.</param>
public sealed record TurnAction(string Name, string? Id = null);

/// <summary>The actions that more than one capability offers. A capability's private actions stay in its folder.</summary>
public static class TurnActions
{
    /// <summary>Answer with the article <see cref="TurnAction.Id"/>.</summary>
    public const string Article = "article";

    /// <summary>Begin, or go on with, the pre-consultation.</summary>
    public const string StartIntake = "start-intake";

    /// <summary>The sentence that goes with an offer of <see cref="StartIntake"/>; where it runs already, <see cref="RunningIntake"/> is said.</summary>
    public const string IntakeOffer = "If you like, start the pre-consultation and a clinician will look at your answers.";

    /// <summary>See <see cref="IntakeOffer"/>.</summary>
    public const string RunningIntake = "A clinician will look at your answers.";

    /// <summary>Hand over to a person.</summary>
    public const string TalkToTeam = "talk-to-team";

    /// <summary>None of the offered articles is meant.</summary>
    public const string NoneOfThese = "none-of-these";

    /// <summary>Rates the answer of article <see cref="TurnAction.Id"/>.</summary>
    public const string Helpful = "helpful", NotHelpful = "not-helpful";
}
