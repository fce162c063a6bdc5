using System.Globalization;
using System.Text.Json.Nodes;

namespace Microneedling.Bot.Intake.FhirPath;

internal static partial class Functions
{
    /// <summary>How far <c>repeat()</c> goes; beyond it a questionnaire would be nested deeper than any real one.</summary>
    private const int MostItems = 100_000;

    private static Func<Evaluate, Evaluate> Map(Func<IReadOnlyList<object>, IReadOnlyList<object>> map) => source => scope => map(source(scope));

    private static Func<Evaluate, Evaluate> Number(Func<decimal, decimal> map) => Map(items => items is [decimal number] ? [map(number)] : []);

    private static Func<Evaluate, Evaluate> Text(Func<string, object> map) => Map(items => items is [var only] && TextOf(only) is { } text ? [map(text)] : []);

    private static Func<Evaluate, Evaluate> Counted(Evaluate number, Func<IReadOnlyList<object>, int, IEnumerable<object>> pick) =>
        source => scope => number(scope) is [decimal count] ? [.. pick(source(scope), (int)count)] : [];

    private static Func<Evaluate, Evaluate> Split(Evaluate separator) =>
        source => scope => source(scope) is [string text] && separator(scope) is [string by] ? [.. text.Split(by)] : [];

    public static IReadOnlyList<object> Distinct(IEnumerable<object> items)
    {
        var distinct = new List<object>();
        foreach (var item in items)
            if (!distinct.Any(other => Nodes.Same(item, other))) distinct.Add(item);
        return distinct;
    }

    private static List<object> Repeat(IReadOnlyList<object> start, Func<object, IEnumerable<object>> step)
    {
        var (found, waiting) = (new List<object>(), new Queue<object>(start));
        while (waiting.TryDequeue(out var item) && found.Count < MostItems)
            foreach (var child in step(item))
            {
                found.Add(child);
                waiting.Enqueue(child);
            }
        return found;
    }

    public static string? TextOf(object item) => item switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        Quantity quantity => $"{quantity.Value.ToString(CultureInfo.InvariantCulture)} '{quantity.Unit}'",
        _ => null,
    };

    private static decimal? ToNumber(IReadOnlyList<object> items) => items switch
    {
        [decimal number] => number,
        [bool truth] => truth ? 1 : 0,
        [string text] when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>The scores of codings or of answers: the ordinal value that the questionnaire's answer option carries.</summary>
    private static List<object> Weights(IReadOnlyList<object> items, Surroundings around)
    {
        var weights = new List<object>();
        foreach (var item in items.OfType<JsonObject>())
        {
            var coding = item["valueCoding"] as JsonObject ?? item;
            if (coding["code"]?.ToString() is { } code && around.Variable("weight:" + coding["system"] + "|" + code) is [var weight]) weights.Add(weight);
        }
        return weights;
    }
}
