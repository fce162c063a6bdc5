namespace Microneedling.Bot.Intake.Questionnaires;

/// <summary>The item types of FHIR R4. <c>string</c> and <c>text</c> differ only in how long an answer is expected.</summary>
public enum ItemType
{
    Group, Display, Boolean, Decimal, Integer, Date, DateTime, Time, String, Text, Url, Choice, OpenChoice, Attachment, Reference, Quantity,
}

internal static class ItemTypes
{
    private static readonly Dictionary<string, ItemType> Codes = new(StringComparer.Ordinal)
    {
        ["group"] = ItemType.Group, ["display"] = ItemType.Display, ["boolean"] = ItemType.Boolean, ["decimal"] = ItemType.Decimal,
        ["integer"] = ItemType.Integer, ["date"] = ItemType.Date, ["dateTime"] = ItemType.DateTime, ["time"] = ItemType.Time,
        ["string"] = ItemType.String, ["text"] = ItemType.Text, ["url"] = ItemType.Url, ["choice"] = ItemType.Choice,
        ["open-choice"] = ItemType.OpenChoice, ["attachment"] = ItemType.Attachment, ["reference"] = ItemType.Reference,
        ["quantity"] = ItemType.Quantity,
    };

    public static bool TryRead(string code, out ItemType type) => Codes.TryGetValue(code, out type);
}
