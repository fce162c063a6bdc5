using System.Globalization;
using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Running;

/// <summary>Checks a value against the limits of its question.</summary>
internal static class Bounds
{
    /// <summary>What is wrong, as a sentence; null when nothing is.</summary>
    public static string? Fault(Item item, Value value, View view)
    {
        var limits = item.Limits;
        var min = limits.Min ?? (limits.MinExpression is { } least ? view.Values(least, item).FirstOrDefault() : null);
        var max = limits.Max ?? (limits.MaxExpression is { } most ? view.Values(most, item).FirstOrDefault() : null);
        if (value is DateValue day)
        {
            // A month or year fits when some day of it does.
            if (min is DateValue first && day.Last < first.First) return $"That is too early: a date from {first.Words} on is expected.";
            if (max is DateValue last && day.First > last.Last) return $"That is too late: a date up to {last.Words} is expected.";
            return null;
        }
        if (min is not null && value.CompareTo(Values.As(min, item.Type)!) < 0) return $"The least that fits here is {min.Words}.";
        if (max is not null && value.CompareTo(Values.As(max, item.Type)!) > 0) return $"The most that fits here is {max.Words}.";
        if (value is NumberValue { IsInteger: false } number && limits.DecimalPlaces is { } places && decimal.Round(number.Number, places) != number.Number)
            return places == 0 ? "Please give it without decimals." : $"Please give at most {places} decimal places.";
        if (value is not (StringValue or UriValue)) return null;
        var length = value.Words.Length;
        if (limits.MaxLength is { } longest && length > longest) return $"That is too long: {length} characters, and {longest} fit.";
        if (limits.MinLength is { } shortest && length < shortest) return $"That is too short: please write at least {shortest.ToString(CultureInfo.InvariantCulture)} characters.";
        if (limits.Pattern is { } pattern && !Matches(pattern, value.Words)) return $"That does not have the expected form{(item.EntryFormat is { } format ? $", such as {format}" : "")}.";
        return null;
    }

    private static bool Matches(System.Text.RegularExpressions.Regex pattern, string text)
    {
        try { return pattern.IsMatch(text); }
        // A pattern that takes too long decides nothing against the person.
        catch (System.Text.RegularExpressions.RegexMatchTimeoutException) { return true; }
    }
}
