using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>Units by the words people use, with conversion inside one dimension.</summary>
internal static class UnitReader
{
    /// <summary>Words, dimension, and how many base units one is (UCUM; exact by definition for the inch and pound).</summary>
    private static readonly (string[] Words, char Dimension, decimal Factor)[] Known =
    [
        (["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes"], 'w', 1m), (["g", "gram", "grams", "gramme", "grammes"], 'w', 0.001m),
        (["mg", "milligram", "milligrams"], 'w', 0.000001m), (["lb", "lbs", "pound", "pounds", "lb av"], 'w', 0.45359237m), (["st", "stone", "stones", "stone av"], 'w', 6.35029318m),
        (["oz", "ounce", "ounces", "oz av"], 'w', 0.028349523125m),
        (["m", "metre", "metres", "meter", "meters"], 'l', 1m), (["cm", "cms", "centimetre", "centimetres", "centimeter", "centimeters"], 'l', 0.01m),
        (["mm", "millimetre", "millimetres", "millimeter", "millimeters"], 'l', 0.001m), (["km", "kilometre", "kilometres", "kilometer", "kilometers"], 'l', 1000m),
        (["in", "inch", "inches", "in i"], 'l', 0.0254m), (["ft", "foot", "feet", "ft i"], 'l', 0.3048m),
        (["ml", "millilitre", "millilitres", "milliliter", "milliliters"], 'v', 0.001m), (["l", "litre", "litres", "liter", "liters"], 'v', 1m),
        (["min", "mins", "minute", "minutes"], 't', 1m), (["h", "hr", "hrs", "hour", "hours"], 't', 60m), (["d", "day", "days"], 't', 1440m), (["wk", "wks", "week", "weeks"], 't', 10080m),
        (["mo", "month", "months"], 'y', 1m), (["a", "yr", "yrs", "year", "years"], 'y', 12m),
    ];

    /// <summary>What the words beside a number say of its unit; an empty text says nothing.</summary>
    public static (QuantityUnit? Unit, decimal Factor, bool IsForeign) Read(string words, IReadOnlyList<QuantityUnit> units)
    {
        var said = string.Join(' ', Words.Of(words.Replace("%", " percent ", StringComparison.Ordinal)).Where(word => word is not ("about" or "around" or "roughly" or "i" or "am" or "im" or "weigh" or "approx" or "its")));
        if (said.Length == 0) return (null, 1, false);
        foreach (var unit in units)
            if (Names(unit).Contains(said)) return (unit, 1, false);
        var typed = Find(said);
        if (typed is { } known)
        {
            var alike = units.Select(unit => (Unit: unit, Known: Names(unit).Select(Find).FirstOrDefault(found => found is not null)))
                .Where(pair => pair.Known?.Dimension == known.Dimension).OrderByDescending(pair => pair.Known!.Value.Factor == known.Factor).ToList();
            if (alike is [var best, ..]) return (best.Unit, known.Factor / best.Known!.Value.Factor, known.Factor != best.Known.Value.Factor);
        }
        return (null, 1, true);
    }

    private static IEnumerable<string> Names(QuantityUnit unit) =>
        new[] { unit.Unit, unit.Code }.OfType<string>().Select(name => Words.Normal(name.Replace("%", " percent ", StringComparison.Ordinal))).Where(name => name.Length > 0);

    private static (char Dimension, decimal Factor)? Find(string name)
    {
        foreach (var (words, dimension, factor) in Known)
            if (words.Contains(name)) return (dimension, factor);
        return null;
    }
}
