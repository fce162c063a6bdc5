using System.Globalization;

namespace Microneedling.Bot.Intake.Questionnaires;

/// <summary>Values as a question's own type.</summary>
internal static class Values
{
    /// <summary>The value read as that type where it was written as another (a decimal question compared with an integer, a date written as text).</summary>
    public static Value? As(Value? value, ItemType type) => (type, value) switch
    {
        (_, null) => null,
        (ItemType.Decimal, NumberValue { IsInteger: true } number) => number with { IsInteger = false },
        (ItemType.Integer, NumberValue { IsInteger: false } number) when decimal.IsInteger(number.Number) => number with { IsInteger = true },
        (ItemType.Integer or ItemType.Decimal, StringValue text) when decimal.TryParse(text.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            => new NumberValue(number, type is ItemType.Integer),
        (ItemType.Date, StringValue text) => DateValue.TryRead(text.Text) ?? value,
        (ItemType.DateTime, StringValue text) => DateTimeValue.TryRead(text.Text) ?? value,
        (ItemType.DateTime, DateValue date) => new DateTimeValue(date.Iso),
        (ItemType.Time, StringValue text) => TimeValue.TryRead(text.Text) ?? value,
        (ItemType.Boolean, StringValue { Text: "true" or "false" } text) => new BooleanValue(text.Text is "true"),
        (ItemType.Url, StringValue text) => new UriValue(text.Text),
        _ => value,
    };
}
