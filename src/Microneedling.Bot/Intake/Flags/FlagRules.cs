using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Intake.Flags;

/// <summary>The flag rules of one questionnaire: pure, from answers to flags.</summary>
public sealed class FlagRules
{
    public static FlagRules None { get; } = new() { Rules = [], Waits = new Dictionary<string, Wait>(), Unsure = null };

    public required IReadOnlyList<FlagRule> Rules { get; init; }
    public required IReadOnlyDictionary<string, Wait> Waits { get; init; }

    /// <summary>Raised by every health question that was left open; null: none.</summary>
    public required FlagRule? Unsure { get; init; }

    /// <summary>The flags, highest level first, else in the order of the file.</summary>
    /// <param name="today">What waits are counted against.</param>
    public IReadOnlyList<IntakeFlag> Evaluate(Walk walk, DateOnly today)
    {
        var answers = new Answers(walk);
        var raised = Rules.Where(rule => rule.Conditions.All(condition => condition.Holds(answers, today))).ToList();
        var flags = raised.Select(rule => Raise(rule, answers, [.. rule.Conditions.Select(condition => condition.LinkId)])).ToList();
        if (Unsure is not null)
        {
            var open = walk.Stops.Where(stop => stop.Item.Why is not null && answers.IsLeftOpen(stop)
                && !raised.Any(rule => rule.Conditions.Any(condition => condition.LinkId == stop.Item.LinkId && condition.TakesUnsure))).Select(stop => stop.Item.LinkId).ToList();
            if (open.Count > 0) flags.Add(Raise(Unsure, answers, open));
        }
        return [.. flags.OrderByDescending(flag => flag.Level)];
    }

    private IntakeFlag Raise(FlagRule rule, Answers answers, IReadOnlyList<string> linkIds)
    {
        var wait = rule.Wait is { } name ? Waits[name] : null;
        var earliest = rule.Earliest is { } from && wait is not null && answers.Date(from) is { } date ? wait.After(date.Last) : (DateOnly?)null;
        return new IntakeFlag(rule.Id, rule.Level, Words(rule.Text), Words(rule.Reason), rule.Source, [.. linkIds.Distinct()], earliest);

        string Words(string text) => wait is null ? text : text.Replace("{wait}", wait.Words, StringComparison.Ordinal);
    }
}

/// <param name="Text">The exact flag text; <c>{wait}</c> stands for the words of the wait.</param>
/// <param name="Wait">Name of the waiting time, or null.</param>
/// <param name="Earliest">The date question from which the wait counts, or null.</param>
public sealed record FlagRule(
    string Id, string? Row, IReadOnlyList<FlagCondition> Conditions, FlagLevel Level, string Text, string Reason, string Source, string? Wait, string? Earliest);
