using System.Globalization;
using System.Text.RegularExpressions;
using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>Reads a text as the answer to a question: pure, and the only place that turns words into values.</summary>
public static partial class AnswerReader
{
    /// <param name="now">What "yesterday" counts from, and the offset of a time typed without one.</param>
    public static Reading Read(Stop stop, string text, DateTimeOffset now)
    {
        var item = stop.Item;
        text = text.Trim();
        if (stop.Options.Count > 0)
        {
            var picked = ChoiceReader.Read(text, stop.Options, item.Repeats, item.IsOpen);
            return picked is Reading.Unclear ? Unsure(item, text) ?? Blank(item, text) ?? picked : picked;
        }
        if (Unsure(item, text) is { } unsure) return unsure;
        var read = Values(item, text, now);
        return read is Reading.Unclear ? Blank(item, text) ?? read : read;
    }

    private static Reading Values(Item item, string text, DateTimeOffset now)
    {
        if (!item.Repeats || item.Type is ItemType.Boolean) return One(item, text, now);

        var values = new List<Value>();
        foreach (var part in Separator(item.Type).Split(text).Select(part => part.Trim()).Where(part => part.Length > 0))
            switch (One(item, part, now))
            {
                case Reading.Given given: values.AddRange(given.Values); break;
                case var other: return other;
            }
        return values.Count > 0 ? new Reading.Given(values) : One(item, text, now);
    }

    private static Reading? Unsure(Item item, string text)
    {
        var why = YesNo.IsUnsure(text) ? Absence.NotSure : YesNo.IsPrivate(text) ? Absence.PreferToSayToStaff : (Absence?)null;
        return why is null || item.Required && !item.TakesUnsure ? null : new Reading.NoValue(why.Value);
    }

    /// <summary>"None", "I don't have one": there is nothing to say, and that is allowed.</summary>
    private static Reading.NoValue? Blank(Item item, string text) =>
        !item.Required && item.Type is not ItemType.Boolean && (YesNo.IsNone(text) || item.Options.Count == 0 && YesNo.Leading(text) is false) ? new Reading.NoValue(Absence.Skipped) : null;

    private static Reading YesOrNo(string text) => YesNo.IsNone(text) ? new Reading.Doubtful("No", "no")
        : YesNo.Read(text) is { } truth ? new Reading.Given(new BooleanValue(truth))
        : YesNo.Leading(text) is { } leading ? new Reading.Doubtful(leading ? "Yes" : "No", leading ? "yes" : "no")
        : new Reading.Unclear("Please answer yes or no.");

    private static Reading One(Item item, string text, DateTimeOffset now) => item.Type switch
    {
        ItemType.Boolean => YesOrNo(text),
        ItemType.Integer or ItemType.Decimal or ItemType.Quantity => Number(item, text),
        ItemType.Date => DateReader.Read(text, DateOnly.FromDateTime(now.DateTime), MonthFirst(item), Lies(item)) is { } date
            ? date.Sure ? new Reading.Given(new DateValue(date.Iso)) : new Reading.Doubtful(new DateValue(date.Iso).Words, date.Iso)
            : new Reading.Unclear(DateReader.Hint),
        ItemType.DateTime => TimeReader.ReadMoment(text, now, MonthFirst(item)) is { } moment
            ? moment.Sure ? new Reading.Given(new DateTimeValue(moment.Iso)) : new Reading.Doubtful(new DateTimeValue(moment.Iso).Words, moment.Iso)
            : new Reading.Unclear(TimeReader.DateTimeHint),
        ItemType.Time => TimeReader.Read(text) is { } time ? new Reading.Given(new TimeValue(time)) : new Reading.Unclear(TimeReader.Hint),
        ItemType.Url => Address(text) is { } url ? new Reading.Given(new UriValue(url)) : new Reading.Unclear("Please give a web address, such as https://example.com."),
        ItemType.Attachment => Address(text) is { } url ? new Reading.Given(new AttachmentValue(url, null))
            : new Reading.Unclear("Files are not taken here. If yours is on the web, please give its address, such as https://example.com/file.pdf."),
        ItemType.Reference => new Reading.Given(ReferenceForm().IsMatch(text) ? new ReferenceValue(text, null) : new ReferenceValue(null, text), isExact: false),
        _ => item.Input switch
        {
            "email" => ContactReader.Email(text),
            "tel" => ContactReader.Phone(text),
            "name" => ContactReader.Name(text),
            _ => new Reading.Given(new StringValue(text), isExact: false),
        },
    };

    private static Reading Number(Item item, string text)
    {
        var example = item.Type is ItemType.Integer ? "a whole number, such as 3" : "a number, such as 2.5";
        var expected = item.Units is [{ Unit: { } name }] ? $"{example}, in {name}" : example;
        if (NumberReader.Read(text) is not var (number, rest))
            return item.Units.Count == 0 && LeadingNumber().Match(text) is { Success: true } leading ? new Reading.Doubtful(leading.Groups["number"].Value, leading.Groups["number"].Value) : new Reading.Unclear($"Please give {expected}.");
        var (unit, factor, foreign) = UnitReader.Read(rest, item.Units);
        if (foreign && factor == 1 && item.Units.Count > 0)
            return new Reading.Unclear($"I read the number, but not its unit. Please give it in {string.Join(" or ", item.Units.Select(known => known.Unit))}.");
        number *= factor;
        if (foreign && unit is not null)
        {
            var rounded = Math.Round(number, item.Type is ItemType.Integer ? 0 : 2).ToString(CultureInfo.InvariantCulture);
            return new Reading.Doubtful($"{rounded} {unit.Unit}", $"{rounded} {unit.Unit}");
        }
        if (NumberReader.IsChanged(rest) || NumberReader.IsOnlyWords(text) && !IsHarmless(rest, item))
        {
            var plain = $"{number.ToString(CultureInfo.InvariantCulture)} {(item.Type is ItemType.Quantity ? unit?.Unit : null)}".TrimEnd();
            return item.Type is ItemType.Integer && !decimal.IsInteger(number) ? new Reading.Unclear($"Please give {expected}.") : new Reading.Doubtful(plain, plain);
        }
        if (item.Type is not ItemType.Quantity)
            return item.Type is ItemType.Integer && (!decimal.IsInteger(number) || Math.Abs(number) > int.MaxValue)
                ? new Reading.Unclear($"Please give {expected}.") : new Reading.Given(new NumberValue(number, item.Type is ItemType.Integer), isExact: rest.Length < 30);
        if (unit is null && item.Units.Count > 1)
            return new Reading.Unclear($"In which unit? Please add {string.Join(" or ", item.Units.Select(known => known.Unit))} to the number.");
        unit ??= item.Units.Count > 0 ? item.Units[0] : rest.Length > 0 ? new QuantityUnit(rest, null, null) : null;
        return new Reading.Given(new QuantityValue(number, unit?.Unit, unit?.System, unit?.Code));
    }

    /// <summary>What stands beside a number in words is no part of it.</summary>
    private static bool IsHarmless(string beside, Item item) =>
        Words.Content(beside).All(word => word is "years" or "year" or "old" or "yrs" or "age" or "about" or "around" or "only" or "times" or "days" or "weeks" or "months"
            || item.Units.Any(unit => Words.Of($"{unit.Unit} {unit.Code}").Any(name => Words.Alike(name, word))));

    private static string? Address(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal) && HostForm().IsMatch(text)) text = "https://" + text;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && !text.Contains(' ') && uri.Scheme is not ("javascript" or "data") ? text : null;
    }

    /// <summary>A question with only an upper bound asks about the past, one with only a lower bound about what is to come.</summary>
    private static int Lies(Item item) => (item.Limits.Min ?? (object?)item.Limits.MinExpression, item.Limits.Max ?? (object?)item.Limits.MaxExpression) switch
    {
        (null, not null) => -1,
        (not null, null) => 1,
        _ => 0,
    };

    private static bool MonthFirst(Item item) => item.EntryFormat?.StartsWith("mm", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>Texts may hold commas, so only semicolons and line ends part them; other values are parted by commas and "and" too.</summary>
    private static Regex Separator(ItemType type) =>
        type is ItemType.String or ItemType.Text or ItemType.Choice or ItemType.OpenChoice or ItemType.Reference ? TextSeparator() : ValueSeparator();

    /// <summary>"I'm 49, nearly 50".</summary>
    [GeneratedRegex(@"^(?:i'?m |i am )?(?<number>\d{1,3}),? (?:nearly|almost|soon|going on|but|turning|will be|next|in \w+ i|i (?:turn|become|will))\b", RegexOptions.IgnoreCase)]
    private static partial Regex LeadingNumber();

    [GeneratedRegex(@"[;\n]")]
    private static partial Regex TextSeparator();

    [GeneratedRegex(@"[;\n]|,(?!\d)|\band\b", RegexOptions.IgnoreCase)]
    private static partial Regex ValueSeparator();

    [GeneratedRegex(@"^(?:https?://\S+|urn:\S+|#\S+|[A-Z][A-Za-z]+/[A-Za-z0-9\-.]{1,64})$")]
    private static partial Regex ReferenceForm();

    [GeneratedRegex(@"^(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/\S*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex HostForm();
}
