using System.Globalization;
using System.Text.RegularExpressions;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Handoff.Privacy;

/// <summary>"What do you hold about me?" and "Forget me".</summary>
public sealed partial class PrivacyResponder(Lazy<ClinicDb> db, IOptions<RetentionOptions> options) : IResponder
{
    private const string Show = "privacy-show", Ask = "privacy-forget", Confirm = "privacy-confirm", Keep = "privacy-keep";
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public async ValueTask<Reply?> RespondAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Kind != TurnKind.Message) return null;
        return turn.Action?.Name switch
        {
            Show => await ShowAsync(turn, cancellationToken),
            Ask => AskFirst(),
            Confirm => await ForgetAsync(turn, cancellationToken),
            Keep => Say(new Message("Nothing was deleted. What else can I help with?")),
            null when ShowWords().IsMatch(turn.Text) => await ShowAsync(turn, cancellationToken),
            null when ForgetWords().IsMatch(turn.Text) => AskFirst(),
            _ => null,
        };
    }

    private static Reply AskFirst() => Say(new Message(
        "I can delete this whole chat: everything you wrote, your questionnaire, and what the team noted. It cannot be undone, and the team can then no longer answer you. Shall I?")
    {
        Choices = [new("Yes, delete everything", new(Confirm)), new("No, keep it", new(Keep))],
    });

    private async ValueTask<Reply> ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var messages = await db.Value.Set<TranscriptEntry>().CountAsync(entry => entry.ChatId == turn.ChatId, cancellationToken);
        var cases = await db.Value.Set<Case>().AsNoTracking().Where(row => row.ChatId == turn.ChatId).ToListAsync(cancellationToken);
        var asked = await db.Value.Set<TurnRecord>().AnyAsync(known => known.ChatId == turn.ChatId && known.Kind == OutcomeKind.Intake, cancellationToken);
        var keep = options.Value;
        var lines = new List<string>
        {
            $"This chat since {turn.ChatBegan.ToString("d MMMM yyyy", English)}: {messages + 1} messages, kept for {Days(cases.Count > 0 ? keep.TranscriptsDays : keep.QuestionsDays)} after the last one.",
        };
        if (cases.Count == 0 && asked) lines.Add($"A pre-consultation that was not sent: your answers so far, kept for {Days(keep.UnsentIntakesDays)}.");
        foreach (var row in cases)
            lines.Add($"Case {row.Reference} with the team: {(row.IntakeId is null ? "your name and contact as you gave them" : "your questionnaire with all answers, and your contact")}, kept for {Days(keep.ClosedCasesDays)} after it is closed.");
        lines.Add("Nothing else: no profile, no advertising, nothing from other websites. Everything is encrypted with a key of its own.");
        return Say(new Message("This is what is held about you:\n\n" + string.Join('\n', lines.Select(line => "- " + line)))
        {
            Choices = [new("Forget me", new(Ask))],
        });
    }

    private async ValueTask<Reply> ForgetAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (!await db.Value.Set<ErasureRequest>().AnyAsync(known => known.ChatId == turn.ChatId, cancellationToken))
            db.Value.Add(new ErasureRequest { ChatId = turn.ChatId, At = turn.Now });
        var messages = await db.Value.Set<TranscriptEntry>().CountAsync(entry => entry.ChatId == turn.ChatId, cancellationToken);
        var references = await db.Value.Set<Case>().Where(row => row.ChatId == turn.ChatId).Select(row => row.Reference).ToListAsync(cancellationToken);
        var what = references.Count == 0 ? "" : $", case{(references.Count > 1 ? "s" : "")} {string.Join(", ", references)} with all answers and notes";
        return Say(new Message(
            $"Done. Within a minute this is deleted for good: {messages + 2} messages{what}, and the key that they were encrypted with.\n\nThis message is your receipt ({turn.Now.ToString("d MMMM yyyy, HH:mm", English)} UTC); keep a copy if you want one, because this chat disappears too."));
    }

    private static string Days(int days) => days <= 0 ? "as long as the clinic needs it" : days == 1 ? "1 day" : $"{days} days";

    private static Reply Say(Message message) => new(message, new Outcome(OutcomeKind.Command));

    [GeneratedRegex(@"^(please\s+)?(can you\s+|could you\s+|i want you to\s+|i'd like you to\s+)?(forget|delete|erase|remove)\s+(me|(all\s+)?(of\s+)?my\s+(data|details|information|info|personal data|chat|account)|(all\s+)?(the\s+)?(data|information)\s+(about|on)\s+me|everything\s+about\s+me)(\s+(please|now))?[\s.!?]*$", RegexOptions.IgnoreCase)]
    private static partial Regex ForgetWords();

    [GeneratedRegex(@"\b(what|which)\b.{0,30}\b(hold|have|store|stored|keep|kept|know|saved|save)\b.{0,15}\b(about|on|of)\s+me\b|^(show|give|send)\s+me\s+my\s+(data|information|details|info)\b|\bmy\s+data\b.{0,10}\b(you|held|hold|have|stored)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ShowWords();
}
