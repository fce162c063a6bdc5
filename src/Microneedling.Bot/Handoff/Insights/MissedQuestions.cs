using Microneedling.Bot.Conversation;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Newtonsoft.Json.Linq;

namespace Microneedling.Bot.Handoff.Insights;

/// <param name="Offered">The articles that were shown instead.</param>
public sealed record MissedQuestion(string Text, int Count, DateTimeOffset LastAsked, IReadOnlyList<string> Offered);

/// <summary>
/// The questions that found no answer, in the visitors' words, for as long as their conversations are kept: declined, or
/// asked back and none of the offered answers was picked.
/// </summary>
public sealed class MissedQuestions(ClinicDb db, PersonalVault vault)
{
    private const int Most = 300, Shown = 50;

    internal async Task<IReadOnlyList<MissedQuestion>> ReadAsync(IEnumerable<TurnRecord> turns, CancellationToken cancellationToken)
    {
        var missed = turns.GroupBy(turn => turn.ChatId).SelectMany(MissedIn)
            .OrderByDescending(turn => turn.At).Take(Most).ToList();
        var chats = missed.Select(turn => turn.ChatId).Distinct().ToList();
        await vault.LoadAsync(chats, cancellationToken);
        var entries = await db.Set<TranscriptEntry>().AsNoTracking().Where(entry => chats.Contains(entry.ChatId) && entry.Speaker == Speaker.Visitor).ToListAsync(cancellationToken);
        var byPlace = entries.ToDictionary(entry => (entry.ChatId, entry.Sequence));
        var said = new List<(string Text, TurnRecord Turn)>();
        foreach (var turn in missed)
            if (byPlace.TryGetValue((turn.ChatId, turn.Sequence), out var entry) && (await vault.FindAsync(turn.ChatId, cancellationToken))?.TryOpen(entry.ActivitySealed) is { } json)
                said.Add((TextOf(json), turn));
        return [.. said.Where(one => one.Text.Length > 0).GroupBy(one => one.Text.ToLowerInvariant().Trim('?', '.', '!', ' '))
            .OrderByDescending(group => group.Count()).ThenByDescending(group => group.Max(one => one.Turn.At)).Take(Shown)
            .Select(group => new MissedQuestion(group.First().Text, group.Count(), group.Max(one => one.Turn.At),
                [.. group.SelectMany(one => one.Turn.Options?.Split(' ') ?? []).Distinct()]))];
    }

    private static IEnumerable<TurnRecord> MissedIn(IEnumerable<TurnRecord> chat)
    {
        var turns = chat.OrderBy(turn => turn.Sequence).ToList();
        return turns.Where((turn, at) => turn.Kind == OutcomeKind.Declined && turn.Action is null
            || turn.Kind == OutcomeKind.Clarified && turns.ElementAtOrDefault(at + 1)?.Action != TurnActions.Article);
    }

    private static string TextOf(string json) => (JObject.Parse(json).Value<string>("text") ?? "").Trim();
}
