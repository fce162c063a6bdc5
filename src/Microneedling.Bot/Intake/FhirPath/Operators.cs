using System.Globalization;
using System.Text.Json.Nodes;

namespace Microneedling.Bot.Intake.FhirPath;

/// <summary>The binary operators. An operand that is empty or not single makes most of them empty.</summary>
internal static class Operators
{
    public static Evaluate Binary(string symbol, Evaluate left, Evaluate right) => symbol switch
    {
        "and" => scope => Truth(left(scope)) switch { false => [false], true => Box(Truth(right(scope))), null => Truth(right(scope)) is false ? [false] : [] },
        "or" => scope => Truth(left(scope)) switch { true => [true], false => Box(Truth(right(scope))), null => Truth(right(scope)) is true ? [true] : [] },
        "xor" => scope => Truth(left(scope)) is { } a && Truth(right(scope)) is { } b ? [a != b] : [],
        "implies" => scope => Truth(left(scope)) switch { false => [true], true => Box(Truth(right(scope))), null => Truth(right(scope)) is true ? [true] : [] },
        "=" => scope => Equal(left(scope), right(scope)),
        "~" => scope => [Alike(left(scope), right(scope))],
        "!=" => scope => Equal(left(scope), right(scope)) is [bool same] ? [!same] : [],
        "!~" => scope => [!Alike(left(scope), right(scope))],
        "<" => Ordered(left, right, order => order < 0),
        ">" => Ordered(left, right, order => order > 0),
        "<=" => Ordered(left, right, order => order <= 0),
        ">=" => Ordered(left, right, order => order >= 0),
        "in" => scope => left(scope) is [var item] ? [right(scope).Any(other => Nodes.Same(item, other))] : [],
        "contains" => scope => right(scope) is [var item] ? [left(scope).Any(other => Nodes.Same(item, other))] : [],
        "|" => scope => Functions.Distinct(left(scope).Concat(right(scope))),
        "&" => scope => [Text(left(scope)) + Text(right(scope))],
        _ => scope => left(scope) is [var a] && right(scope) is [var b] && Calculate(symbol, a, b) is { } result ? [result] : [],
    };

    /// <summary>The single boolean, also a single value of another type as true; null for none or several.</summary>
    public static bool? Truth(IReadOnlyList<object> items) => items switch { [bool truth] => truth, [_] => true, _ => null };

    private static IReadOnlyList<object> Box(bool? truth) => truth is { } value ? [value] : [];

    private static string Text(IReadOnlyList<object> items) => items is [var only] ? Functions.TextOf(only) ?? "" : "";

    private static IReadOnlyList<object> Equal(IReadOnlyList<object> left, IReadOnlyList<object> right) =>
        left.Count == 0 || right.Count == 0 ? [] : [left.Count == right.Count && left.Zip(right).All(pair => Nodes.Same(pair.First, pair.Second))];

    private static bool Alike(IReadOnlyList<object> left, IReadOnlyList<object> right) =>
        left.Count == right.Count && left.All(item => right.Any(other => Nodes.Same(item, other)
            || item is string a && other is string b && string.Equals(a, b, StringComparison.OrdinalIgnoreCase)));

    private static Evaluate Ordered(Evaluate left, Evaluate right, Func<int, bool> holds) =>
        scope => left(scope) is [var a] && right(scope) is [var b] && Compare(a, b) is { } order ? [holds(order)] : [];

    private static int? Compare(object left, object right) => (Plain(left), Plain(right)) switch
    {
        (decimal a, decimal b) => a.CompareTo(b),
        (string a, string b) => string.CompareOrdinal(a, b),
        _ => null,
    };

    private static object Plain(object value) => value switch
    {
        Quantity quantity => quantity.Value,
        JsonObject node when node["value"] is JsonValue number && number.TryGetValue<decimal>(out var plain) => plain,
        _ => value,
    };

    private static object? Calculate(string symbol, object left, object right) => (symbol, Plain(left), right) switch
    {
        ("+" or "-", string date, Quantity span) => Shift(date, symbol is "-" ? -span.Value : span.Value, span.Unit),
        ("+", string a, string b) => a + b,
        (_, decimal a, _) when Plain(right) is decimal b => symbol switch
        {
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            "/" => b == 0 ? null : a / b,
            "div" => b == 0 ? null : decimal.Truncate(a / b),
            "mod" => b == 0 ? null : a % b,
            _ => null,
        },
        _ => null,
    };

    private static string? Shift(string date, decimal by, string unit)
    {
        if (!DateTime.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)) return null;
        var moved = unit switch
        {
            "year" or "a" => moment.AddYears((int)by),
            "month" or "mo" => moment.AddMonths((int)by),
            "week" or "wk" => moment.AddDays(7 * (double)by),
            "day" or "d" => moment.AddDays((double)by),
            "hour" or "h" => moment.AddHours((double)by),
            _ => moment.AddMinutes((double)by),
        };
        return moved.ToString(date.Contains('T') ? "yyyy-MM-ddTHH:mm:ss" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
