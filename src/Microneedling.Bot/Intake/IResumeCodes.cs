using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Intake;

/// <summary>Carries a running intake to another device by a short-lived code. Where nobody implements it, the visitor is told to go on on this device.</summary>
public interface IResumeCodes
{
    /// <summary>Keeps the state, sealed, until the code expires; stored with the turn.</summary>
    /// <returns>A code that is easy to type, and until when it works.</returns>
    ValueTask<ResumeCode> KeepAsync(Turn turn, string state, CancellationToken cancellationToken);

    /// <summary>The state of the code, which works only once; null when it is unknown or has expired.</summary>
    ValueTask<string?> TakeAsync(Turn turn, string code, CancellationToken cancellationToken);
}

/// <param name="Code">Letters and digits that cannot be mistaken for each other, with a hyphen in the middle, such as <c>7KQ2-M9XT</c>.</param>
public sealed record ResumeCode(string Code, DateTimeOffset ValidUntil);
