using Microneedling.Bot.Conversation;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Hours;
using Microneedling.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace Microneedling.Bot.Handoff.Insights;

/// <summary>What can be learned from the conversations: figures from how turns ended, words only for those who may read them.</summary>
public sealed class InsightsBook(ClinicDb db, TeamHours hours, MissedQuestions missed, TimeProvider clock)
{
    private const int Longest = 12;

    public async Task<InsightsPage> ReadAsync(int days, Actor actor, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow().AddDays(-days);
        var turns = await db.Set<TurnRecord>().AsNoTracking().Where(turn => turn.At >= since).ToListAsync(cancellationToken);
        var cases = await db.Set<Case>().AsNoTracking().Where(row => row.OpenedAt >= since).ToListAsync(cancellationToken);
        return new InsightsPage(
            turns.Select(turn => turn.ChatId).Distinct().Count(),
            turns.Count,
            cases.Count,
            Outcomes(turns),
            Topics(turns),
            Ratings(turns),
            Funnel(turns, [.. cases.Where(row => row.IntakeId is not null).Select(row => row.ChatId)]),
            await AnswerTimesAsync(cases, cancellationToken),
            actor.MaySeeHealth ? await missed.ReadAsync(turns, cancellationToken) : null);
    }

    private static IReadOnlyList<Figure> Outcomes(List<TurnRecord> turns) =>
        [.. turns.GroupBy(turn => turn.Kind).OrderByDescending(group => group.Count()).Select(group => new Figure(Label(group.Key), group.Count()))];

    private static IReadOnlyList<Figure> Topics(List<TurnRecord> turns) =>
        [.. turns.Where(turn => turn is { Kind: OutcomeKind.Answered, ArticleId: not null }).GroupBy(turn => turn.ArticleId!)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Take(Longest).Select(group => new Figure(group.Key.Replace('-', ' '), group.Count()))];

    private static IReadOnlyList<Rating> Ratings(List<TurnRecord> turns) =>
        [.. turns.Where(turn => turn is { Helpful: not null, ArticleId: not null }).GroupBy(turn => turn.ArticleId!)
            .Select(group => new Rating(group.Key, group.Count(turn => turn.Helpful == true), group.Count(turn => turn.Helpful == false)))
            .Where(rating => rating.No > 0).OrderByDescending(rating => rating.No).ThenBy(rating => rating.Yes).Take(Longest)];

    /// <summary>How many got as far as each question, in the order in which people met them, and how many were seen last there.</summary>
    private static IReadOnlyList<FunnelStep> Funnel(List<TurnRecord> turns, HashSet<string> sent)
    {
        var walks = turns.Where(turn => turn is { Kind: OutcomeKind.Intake, ArticleId: not null }).GroupBy(turn => turn.ChatId)
            .Select(walk => (ChatId: walk.Key, Steps: walk.OrderBy(turn => turn.Sequence).Select(turn => turn.ArticleId!).ToList())).ToList();
        return [.. walks.SelectMany(walk => walk.Steps.Distinct().Select((step, place) => (walk.ChatId, Step: step, Place: place, IsLast: walk.Steps[^1] == step)))
            .GroupBy(met => met.Step)
            .OrderBy(step => step.Average(met => met.Place))
            .Select(step => new FunnelStep(step.Key.Replace('-', ' '), step.Count(), step.Count(met => met.IsLast && !sent.Contains(met.ChatId))))];
    }

    private async Task<AnswerTimes> AnswerTimesAsync(List<Case> cases, CancellationToken cancellationToken)
    {
        var known = hours.Now;
        var times = cases.Where(row => row.AnsweredAt is not null).Select(row => known.OpenTimeBetween(row.OpenedAt, row.AnsweredAt!.Value)).Order().ToList();
        (string Label, TimeSpan Until)[] bounds = [("up to 15 min", TimeSpan.FromMinutes(15)), ("up to 30 min", TimeSpan.FromMinutes(30)), ("up to 1 h", TimeSpan.FromHours(1)), ("up to 4 h", TimeSpan.FromHours(4)), ("longer", TimeSpan.MaxValue)];
        var from = TimeSpan.MinValue;
        var figures = new List<Figure>();
        foreach (var (label, until) in bounds)
        {
            figures.Add(new Figure(label, times.Count(time => time > from && time <= until)));
            from = until;
        }
        var waiting = await db.Set<Case>().CountAsync(row => row.Rank < 10, cancellationToken);
        return new AnswerTimes(figures, times.Count == 0 ? null : times[times.Count / 2], waiting);
    }

    private static string Label(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Answered => "Answered",
        OutcomeKind.Clarified => "Asked back",
        OutcomeKind.Declined => "No answer",
        OutcomeKind.SmallTalk => "Small talk",
        OutcomeKind.Urgent => "Urgent",
        OutcomeKind.Handoff => "Passed to the team",
        OutcomeKind.Intake => "Pre-consultation",
        OutcomeKind.Command => "Command",
        OutcomeKind.Silent => "To a person",
        OutcomeKind.Failed => "Failed",
        _ => "Greeted",
    };
}

public sealed record Figure(string Label, int Count);

public sealed record Rating(string ArticleId, int Yes, int No);

/// <param name="Reached">How many people were asked.</param>
/// <param name="Left">How many of them were seen last here and did not send.</param>
public sealed record FunnelStep(string Label, int Reached, int Left);

/// <summary>In opening hours.</summary>
public sealed record AnswerTimes(IReadOnlyList<Figure> Spread, TimeSpan? Median, int Waiting);

/// <param name="Missed">Null when the words are reserved for clinicians.</param>
public sealed record InsightsPage(
    int Conversations, int Messages, int Cases, IReadOnlyList<Figure> Outcomes, IReadOnlyList<Figure> Topics, IReadOnlyList<Rating> Unhelpful,
    IReadOnlyList<FunnelStep> Funnel, AnswerTimes AnswerTimes, IReadOnlyList<MissedQuestion>? Missed);
