using System.Text;
using Microneedling.Bot.Conversation;

namespace Microneedling.Bot.Knowledge;

/// <summary>The last responder: one clear line for what nobody else answered.</summary>
internal sealed class FallbackResponder : IResponder
{
    public ValueTask<Reply?> RespondAsync(Turn turn, CancellationToken cancellationToken) =>
        new(new Reply(new Message(LineFor(turn)) { Choices = [ReplyWriter.TalkToTeam] }, new Outcome(OutcomeKind.Declined)));

    private static string LineFor(Turn turn)
    {
        if (turn.HasAttachments && turn.Text.Length == 0)
            return "I cannot look at files or photos. Type your question, or I can pass it to the team.";
        if (turn.Text.Length == 0)
            return "There was nothing in that message. Ask me anything about microneedling, in a few words.";
        if (Markup.IsIn(turn.Text))
            return "I can only read plain words. Ask me about microneedling in a sentence, or talk to the team.";
        if (!turn.Text.EnumerateRunes().Any(Rune.IsLetterOrDigit))
            return "I can only read words. Ask me about microneedling, or talk to the team.";
        return ReplyWriter.NotMine;
    }
}
