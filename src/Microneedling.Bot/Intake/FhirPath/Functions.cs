using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Microneedling.Bot.Intake.FhirPath;

/// <summary>The functions of the subset. What is not here is refused when the questionnaire is loaded.</summary>
internal static partial class Functions
{
    /// <summary>Makes the function with its arguments; null when it is not supported.</summary>
    public static Func<Evaluate, Evaluate>? Find(string name, List<Evaluate> arguments) => arguments.Count switch
    {
        0 => None(name),
        1 => One(name, arguments[0]) ?? TextFunction(name, arguments[0], null),
        2 when name is "iif" => source => scope => Operators.Truth(arguments[0](scope)) is true ? arguments[1](scope) : [],
        2 => TextFunction(name, arguments[0], arguments[1]),
        3 when name is "iif" => source => scope => Operators.Truth(arguments[0](scope)) is true ? arguments[1](scope) : arguments[2](scope),
        _ => null,
    };

    private static Func<Evaluate, Evaluate>? None(string name) => name switch
    {
        "exists" => Map(items => [items.Count > 0]),
        "empty" => Map(items => [items.Count == 0]),
        "not" => Map(items => Operators.Truth(items) is { } truth ? [!truth] : []),
        "count" => Map(items => [(decimal)items.Count]),
        "first" => Map(items => items.Count > 0 ? [items[0]] : []),
        "last" => Map(items => items.Count > 0 ? [items[^1]] : []),
        "tail" => Map(items => [.. items.Skip(1)]),
        "single" => Map(items => items.Count == 1 ? items : []),
        "distinct" => Map(Distinct),
        "isDistinct" => Map(items => [Distinct(items).Count == items.Count]),
        "hasValue" => Map(items => [items is [not JsonObject]]),
        "allTrue" => Map(items => [items.All(item => item is true)]),
        "anyTrue" => Map(items => [items.Any(item => item is true)]),
        "allFalse" => Map(items => [items.All(item => item is false)]),
        "anyFalse" => Map(items => [items.Any(item => item is false)]),
        "sum" => Map(items => [items.OfType<decimal>().Sum()]),
        "min" => Map(items => items.OfType<decimal>().ToList() is { Count: > 0 } numbers ? [numbers.Min()] : []),
        "max" => Map(items => items.OfType<decimal>().ToList() is { Count: > 0 } numbers ? [numbers.Max()] : []),
        "avg" => Map(items => items.OfType<decimal>().ToList() is { Count: > 0 } numbers ? [numbers.Average()] : []),
        "abs" => Number(Math.Abs),
        "floor" => Number(Math.Floor),
        "ceiling" => Number(Math.Ceiling),
        "truncate" => Number(decimal.Truncate),
        "round" => Number(number => Math.Round(number, MidpointRounding.AwayFromZero)),
        "lower" => Text(text => text.ToLowerInvariant()),
        "upper" => Text(text => text.ToUpperInvariant()),
        "trim" => Text(text => text.Trim()),
        "length" => Text(text => (decimal)text.Length),
        "toString" => Map(items => items is [var only] && TextOf(only) is { } text ? [text] : []),
        "toInteger" => Map(items => ToNumber(items) is { } number && decimal.IsInteger(number) ? [number] : []),
        "toDecimal" => Map(items => ToNumber(items) is { } number ? [number] : []),
        "toBoolean" => Map(items => items switch { [bool truth] => [truth], ["true"] => [true], ["false"] => [false], _ => [] }),
        "toDate" => Text(text => text.Length > 10 ? text[..10] : text),
        "toDateTime" or "toTime" or "toQuantity" => Map(items => items),
        "children" => Map(items => [.. items.SelectMany(Nodes.Children)]),
        "descendants" => Map(items => Repeat(items, Nodes.Children)),
        "today" => _ => scope => [scope.Around.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        "now" => _ => scope => [scope.Around.Now.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)],
        "timeOfDay" => _ => scope => [scope.Around.Now.ToString("HH:mm:ss", CultureInfo.InvariantCulture)],
        "ordinal" or "weight" => source => scope => Weights(source(scope), scope.Around),
        _ => null,
    };

    private static Func<Evaluate, Evaluate>? One(string name, Evaluate argument) => name switch
    {
        "where" => source => scope => [.. source(scope).Where((item, index) => Operators.Truth(argument(scope.With(item, index))) is true)],
        "select" => source => scope => [.. source(scope).SelectMany((item, index) => argument(scope.With(item, index)))],
        "exists" => source => scope => [source(scope).Where((item, index) => Operators.Truth(argument(scope.With(item, index))) is true).Any()],
        "all" => source => scope => [source(scope).Select((item, index) => Operators.Truth(argument(scope.With(item, index))) is true).All(holds => holds)],
        "repeat" => source => scope => Repeat(source(scope), item => argument(scope.With(item, 0))),
        "skip" => Counted(argument, (items, number) => items.Skip(number)),
        "take" => Counted(argument, (items, number) => items.Take(number)),
        "union" => source => scope => Distinct(source(scope).Concat(argument(scope))),
        "combine" => source => scope => [.. source(scope), .. argument(scope)],
        "intersect" => source => scope => argument(scope) is var other ? Distinct(source(scope).Where(item => other.Any(o => Nodes.Same(item, o)))) : [],
        "exclude" => source => scope => argument(scope) is var other ? [.. source(scope).Where(item => !other.Any(o => Nodes.Same(item, o)))] : [],
        "subsetOf" => source => scope => argument(scope) is var other ? [source(scope).All(item => other.Any(o => Nodes.Same(item, o)))] : [],
        "extension" => source => scope => argument(scope) is [string url]
            ? [.. Nodes.Child(source(scope), "extension").Where(item => item is JsonObject node && node["url"]?.ToString() == url)] : [],
        "round" => source => scope => source(scope) is [decimal number] && argument(scope) is [decimal places]
            ? [Math.Round(number, (int)places, MidpointRounding.AwayFromZero)] : [],
        "power" => source => scope => source(scope) is [decimal number] && argument(scope) is [decimal power] ? [(decimal)Math.Pow((double)number, (double)power)] : [],
        "join" => source => scope => [string.Join(argument(scope) is [string separator] ? separator : "", source(scope).Select(TextOf))],
        "trace" => source => source,
        _ => null,
    };

    private static Func<Evaluate, Evaluate>? TextFunction(string name, Evaluate first, Evaluate? second)
    {
        Func<string, object, object?, object?>? apply = (name, second) switch
        {
            ("contains", null) => (text, part, _) => part is string p ? text.Contains(p, StringComparison.Ordinal) : null,
            ("startsWith", null) => (text, part, _) => part is string p ? text.StartsWith(p, StringComparison.Ordinal) : null,
            ("endsWith", null) => (text, part, _) => part is string p ? text.EndsWith(p, StringComparison.Ordinal) : null,
            ("indexOf", null) => (text, part, _) => part is string p ? (decimal)text.IndexOf(p, StringComparison.Ordinal) : null,
            ("matches", null) => (text, part, _) => part is string p ? Matches(text, p) : null,
            ("substring", null) => (text, start, _) => start is decimal s && s >= 0 && s < text.Length ? text[(int)s..] : null,
            ("substring", _) => (text, start, length) => start is decimal s && length is decimal l && s >= 0 && s < text.Length
                ? text.Substring((int)s, (int)Math.Min(l, text.Length - s)) : null,
            ("replace", not null) => (text, part, by) => part is string { Length: > 0 } p && by is string b ? text.Replace(p, b, StringComparison.Ordinal) : null,
            _ => null,
        };
        if (apply is null) return name is "split" && second is null ? Split(first) : null;
        return source => scope => source(scope) is [var only] && TextOf(only) is { } text && first(scope) is [var a]
            && apply(text, a, second is null ? null : second(scope).FirstOrDefault()) is { } result ? [result] : [];
    }

    private static bool? Matches(string text, string pattern)
    {
        try { return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(50)); }
        catch (Exception unusable) when (unusable is ArgumentException or RegexMatchTimeoutException) { return null; }
    }
}
