using System.Text.Json.Nodes;
using Microneedling.Bot.Intake.FhirPath;
using Microneedling.Bot.Intake.Questionnaires;

namespace Microneedling.Bot.Intake.Running;

/// <summary>Results of expressions as values of a question's type.</summary>
internal static class Computed
{
    public static Value? Value(object result, Item item) => (item.Type, result) switch
    {
        (ItemType.Boolean, bool truth) => new BooleanValue(truth),
        (ItemType.Integer, decimal number) when decimal.IsInteger(number) => new NumberValue(number, IsInteger: true),
        (ItemType.Decimal, decimal number) => new NumberValue(number, IsInteger: false),
        (ItemType.Quantity, decimal number) when item.Units is [var unit, ..] => new QuantityValue(number, unit.Unit, unit.System, unit.Code),
        (ItemType.Quantity, decimal number) => new QuantityValue(number, null, null, null),
        (ItemType.Quantity, Quantity quantity) => new QuantityValue(quantity.Value, quantity.Unit, "http://unitsofmeasure.org", quantity.Unit),
        (ItemType.Date, string text) => DateValue.TryRead(text.Length > 10 ? text[..10] : text),
        (ItemType.DateTime, string text) => DateTimeValue.TryRead(text),
        (ItemType.Time, string text) => TimeValue.TryRead(text),
        (ItemType.Url, string text) => new UriValue(text),
        (ItemType.Choice or ItemType.OpenChoice, string text) => item.Options.FirstOrDefault(option => option.Value is CodingValue coding && coding.Code == text)?.Value ?? new StringValue(text),
        (ItemType.String or ItemType.Text or ItemType.Choice or ItemType.OpenChoice, decimal number) => new StringValue(Functions.TextOf(number)!),
        (ItemType.String or ItemType.Text, string text) => new StringValue(text),
        (ItemType.String or ItemType.Text, bool truth) => new StringValue(truth ? "true" : "false"),
        (ItemType.String or ItemType.Text, JsonObject coding) when coding.Text("display") is { } display => new StringValue(display),
        (ItemType.Reference, JsonObject reference) => new ReferenceValue(reference.Text("reference"), reference.Text("display")),
        (_, JsonObject coding) when coding.ContainsKey("code") || coding.ContainsKey("display") => new CodingValue(coding.Text("system"), coding.Text("code"), coding.Text("display")),
        (_, JsonObject answer) => ValueJson.Read(answer),
        _ => null,
    };
}
