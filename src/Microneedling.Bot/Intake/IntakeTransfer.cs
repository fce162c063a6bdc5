using System.Text.Json;
using System.Text.RegularExpressions;
using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Intake;

/// <summary>Takes a running intake to another device. Both hold the same intake: whichever sends it, it is one case.</summary>
internal static partial class IntakeTransfer
{
    private sealed record State(IntakeMemory Intake, IntakeEditionCopy? Edition);

    public static async ValueTask<Message> KeepAsync(Turn turn, IntakeSession session, IResumeCodes codes, CancellationToken cancellationToken)
    {
        session.Keep(memory => memory with { Pending = null });
        var code = await codes.KeepAsync(turn, JsonSerializer.Serialize(new State(session.Memory, turn.Memory.Get<IntakeEditionCopy>())), cancellationToken);
        var minutes = Math.Max(1, (int)(code.ValidUntil - turn.Now).TotalMinutes);
        return new Message($"On the other device, open this chat and type:\n\n**resume {code.Code}**\n\nThe code works once, for {minutes} minutes. Please keep it to yourself.");
    }

    /// <summary>The answer to a typed code; null when the text is none.</summary>
    public static async ValueTask<Reply?> TakeAsync(Turn turn, IResumeCodes codes, IntakeContent content, CancellationToken cancellationToken)
    {
        if (CodeForm().Match(turn.Text) is not { Success: true } match) return null;
        var code = match.Groups["code"].Value.ToUpperInvariant();
        if (await codes.TakeAsync(turn, code, cancellationToken) is not { } kept || JsonSerializer.Deserialize<State>(kept) is not { } state)
            return Said(new Message("That code does not work any more. Please ask for a new one on the other device, with \"continue on another device\"."));
        turn.Memory.Set(state.Intake with { Paused = false, Away = false, From = turn.Sequence });
        turn.Memory.Set(state.Edition);
        turn.Memory.Set<IntakeInvitation>(null);
        return IntakeSession.Load(turn, content) is not { } session ? null
            : Said(session.Current is { } stop ? IntakeMessages.Question(session.Progress, stop, "Here we are: your answers came along.", session.IsReopened) : IntakeMessages.Review(session.Progress, "Here we are: your answers came along."));
    }

    private static Reply Said(Message message) => new(message, new Outcome(OutcomeKind.Intake));

    [GeneratedRegex(@"^\s*(?:resume|continue|code)[\s:]+(?<code>[A-Za-z0-9]{4}-?[A-Za-z0-9]{4})\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex CodeForm();
}
