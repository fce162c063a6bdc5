using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.EndToEnd;

/// <summary>A responder for tests of the page itself: what it says depends on nothing but the words it is told.</summary>
internal sealed class Script : IResponder
{
    public static Choice TalkToTeam { get; } = new("Talk to the team", new TurnAction(TurnActions.TalkToTeam));

    public ValueTask<Reply?> RespondAsync(Turn turn, CancellationToken cancellationToken) => new(new Reply(Say(turn), new Outcome(OutcomeKind.Answered)));

    private static Message Say(Turn turn) => turn switch
    {
        { Kind: TurnKind.Opened } => new("Hello from the **clinic**") { Choices = [new("Does it hurt?", new TurnAction(TurnActions.Article, "does-it-hurt")), TalkToTeam] },
        { Action: { } action } => new($"Action {action.Name} {action.Id}".TrimEnd()),
        { Text: "urgent" } => new("Call **112** now") { Urgent = true },
        { Text: "long" } => new(string.Join("\n\n", Enumerable.Range(1, 60).Select(number => $"Paragraph {number}"))),
        { Text: var text } when text.StartsWith("form ", StringComparison.Ordinal) => new($"Question as {text[5..]}")
        {
            Form = new(text[5..])
            {
                Options = text[5..] switch { "choices" => ["Scars", "Pores", "Lines", "None of these"], "choice" or "review" => ["Scars", "Pores", "Lines"], _ => [] },
                Exclusive = text[5..] == "choices" ? ["None of these"] : null,
                Step = 3,
                Steps = 9,
            },
        },
        _ => new($"You said {turn.Text}"),
    };
}
