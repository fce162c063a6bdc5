using System.Globalization;
using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Tests.Intake;

/// <summary>Random answers to any question, and what a recorded answer is as text again.</summary>
internal static class GeneratedWalks
{
    private static readonly string[] Words = ["yes please", "my left cheek", "since I was 12", "O'Neil & sons", "a, b; c", "<i>x</i>", "ok", "none really"];

    /// <summary>The number of walks in a test run, or what INTAKE_WALKS says.</summary>
    public static int Count { get; } = int.TryParse(Environment.GetEnvironmentVariable("INTAKE_WALKS"), NumberStyles.None, CultureInfo.InvariantCulture, out var wished) ? wished : 10_000;

    /// <summary>A text that the question takes at once.</summary>
    public static string Valid(Stop stop, Random random)
    {
        if (stop.AsksForMore) return stop.Instances < 3 && random.Next(3) == 0 ? "yes" : "no";
        if (stop.Options.Count > 0)
        {
            var exclusive = stop.Options.ToList().FindIndex(option => option.Exclusive) + 1;
            // By number, by label in any case, or several labels as the form sends them.
            if (!stop.Item.Repeats) return Named(stop, random.Next(1, stop.Options.Count + 1), random);
            if (exclusive > 0 && random.Next(2) == 0) return exclusive.ToString(CultureInfo.InvariantCulture);
            var picked = Enumerable.Range(1, stop.Options.Count).Where(number => number != exclusive).OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Order();
            return random.Next(2) == 0 ? string.Join(" and ", picked) : string.Join("; ", picked.Select(number => stop.Options[number - 1].Label));
        }
        if (stop.Item.TakesUnsure && random.Next(6) == 0) return random.Next(2) == 0 ? "not sure" : "rather not say";
        return stop.Item.Type switch
        {
            ItemType.Boolean => random.Next(2) == 0 ? "yeah" : "nope",
            ItemType.Integer => random.Next(18, 90).ToString(CultureInfo.InvariantCulture),
            ItemType.Decimal => (random.Next(100, 900) / 10m).ToString(CultureInfo.InvariantCulture),
            ItemType.Date => Day(stop, random).ToString(random.Next(2) == 0 ? "yyyy-MM-dd" : "d MMMM yyyy", CultureInfo.InvariantCulture),
            _ => stop.Item.Input switch
            {
                "email" when !stop.Item.Required && random.Next(4) == 0 => "I don't have one",
                "email" => $"sam{random.Next(100)}@example.com",
                "tel" => $"07700 900{random.Next(100, 999)}",
                "name" => random.Next(2) == 0 ? "Sam" : "Alex Smith",
                _ => Words[random.Next(Words.Length)].Replace(";", "", StringComparison.Ordinal),
            },
        };
    }

    private static string Named(Stop stop, int number, Random random) => random.Next(3) switch
    {
        0 => number.ToString(CultureInfo.InvariantCulture),
        1 => stop.Options[number - 1].Label,
        _ => stop.Options[number - 1].Label.ToLowerInvariant() + "!",
    };

    /// <summary>A text that is no answer to anything.</summary>
    public static string Invalid(Random random) => random.Next(4) switch { 0 => "99999999", 1 => "blorb without frumious", 2 => "30 February 2026", _ => "%%%" };

    /// <summary>The recorded answer as a text that reads as just this.</summary>
    public static string Text(Stop stop, Walk final)
    {
        if (stop.AsksForMore) return stop.Instances < final.At(stop.Place)!.Instances ? "yes" : "no";
        var given = final.At(stop.Place)!.Given!;
        if (given.Absent is { } why) return why switch { Absence.NotSure => "not sure", Absence.PreferToSayToStaff => "prefer to say to staff", _ => "" };
        if (stop.Options.Count == 0) return string.Join("; ", given.Answers.Select(answer => answer.Value is DateValue date ? date.Iso : answer.Value.Words));
        return string.Join("; ", given.Answers.Select(answer => stop.Options.ToList().FindIndex(option => option.Value.Equals(answer.Value)) is >= 0 and var at
            ? (at + 1).ToString(CultureInfo.InvariantCulture) : answer.Value.Words));
    }

    /// <summary>Answers once, with what the walk ended with.</summary>
    public static Walk Once(Questionnaire questionnaire, Walk final)
    {
        var walk = Runner.Start(questionnaire, Samples.Now);
        while (walk.Open is { } stop)
        {
            if (final.At(stop.Place) is null) throw new InvalidOperationException($"{stop.Place} was not asked before");
            walk = Samples.Answer(questionnaire, walk, Text(stop, final));
        }
        return walk;
    }

    private static DateOnly Day(Stop stop, Random random)
    {
        var today = DateOnly.FromDateTime(Samples.Now.DateTime);
        return stop.Item.Limits.MinExpression is not null ? today.AddDays(random.Next(1, 250)) : today.AddDays(-random.Next(0, 800));
    }
}
