using System.Globalization;
using System.Text.RegularExpressions;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Handoff.Privacy;

/// <summary>"What do you hold about me?" and "Forget me".</summary>
public sealed partial class PrivacyResponder(IDatabase database, IOptions<RetentionOptions> options) : IResponder
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
        var messages = await CountAsync(turn, cancellationToken);
        var cases = await CasesAsync(turn, cancellationToken);
        var asked = await database.AnyAsync(new Statement($"""SELECT 1 FROM "Turns" WHERE "ChatId" = $1 AND "Kind" = '{nameof(OutcomeKind.Intake)}' LIMIT 1""", turn.ChatId), cancellationToken);
        var keep = options.Value;
        var lines = new List<string>
        {
            $"This chat since {turn.ChatBegan.ToString("d MMMM yyyy", English)}: {messages + 1} messages, kept for {Days(cases.Count > 0 ? keep.TranscriptsDays : keep.QuestionsDays)} after the last one.",
        };
        if (cases.Count == 0 && asked) lines.Add($"A pre-consultation that was not sent: your answers so far, kept for {Days(keep.UnsentIntakesDays)}.");
        foreach (var row in cases)
            lines.Add($"Case {row.Reference} with the team: {(row.HasIntake ? "your questionnaire with all answers, and your contact" : "your request, and the name and contact that you gave, if any")}, kept for {Days(keep.ClosedCasesDays)} after it is closed.");
        lines.Add("Nothing else: no profile, no advertising, nothing from other websites. Everything is encrypted with a key of its own.");
        return Say(new Message("This is what is held about you:\n\n" + string.Join('\n', lines.Select(line => "- " + line)))
        {
            Choices = [new("Forget me", new(Ask))],
        });
    }

    private async ValueTask<Reply> ForgetAsync(Turn turn, CancellationToken cancellationToken)
    {
        turn.Write(new Statement("""INSERT INTO "ErasureRequests" ("ChatId", "At") VALUES ($1, $2) ON CONFLICT DO NOTHING""", turn.ChatId, turn.Now.UtcTicks));
        var messages = await CountAsync(turn, cancellationToken);
        var cases = await CasesAsync(turn, cancellationToken);
        var what = cases.Count == 0 ? "" : $", case{(cases.Count > 1 ? "s" : "")} {string.Join(", ", cases.Select(row => row.Reference))} with all answers and notes";
        return Say(new Message(
            $"Done. Within a minute this is deleted for good: {messages + 2} messages{what}, and the key that they were encrypted with.\n\nThis message is your receipt ({turn.Now.ToString("d MMMM yyyy, HH:mm", English)} UTC); keep a copy if you want one, because this chat disappears too."));
    }

    private async ValueTask<long> CountAsync(Turn turn, CancellationToken cancellationToken) =>
        (await database.ReadAsync(new Statement("""SELECT COUNT(*) FROM "Transcript" WHERE "ChatId" = $1""", turn.ChatId), row => row.GetInt64(0), cancellationToken))[0];

    private Task<IReadOnlyList<(string Reference, bool HasIntake)>> CasesAsync(Turn turn, CancellationToken cancellationToken) =>
        database.ReadAsync(new Statement("""SELECT "Reference", "IntakeId" FROM "Cases" WHERE "ChatId" = $1 ORDER BY "OpenedAt" """, turn.ChatId), row => (row.GetString(0), !row.IsDBNull(1)), cancellationToken);

    private static string Days(int days) => days <= 0 ? "as long as the clinic needs it" : days == 1 ? "1 day" : $"{days} days";

    private static Reply Say(Message message) => new(message, new Outcome(OutcomeKind.Command));

    [GeneratedRegex(@"^(please\s+)?(can you\s+|could you\s+|i want you to\s+|i'd like you to\s+)?(forget|delete|erase|remove)\s+(me|(all\s+)?(of\s+)?my\s+(data|details|information|info|personal data|chat|account)|(all\s+)?(the\s+)?(data|information)\s+(about|on)\s+me|everything(\s+(about\s+me|i\s+(wrote|said|told\s+you)))?)(\s+(please|now))?[\s.!?]*$", RegexOptions.IgnoreCase)]
    private static partial Regex ForgetWords();

    [GeneratedRegex(@"\b(what|which)\b.{0,30}\b(hold|have|store|stored|keep|kept|know|saved|save)\b.{0,15}\b(about|on|of)\s+me\b|^(show|give|send)\s+me\s+my\s+(data|information|details|info)\b|\bmy\s+data\b.{0,10}\b(you|held|hold|have|stored)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ShowWords();
}
