using System.Globalization;

namespace Microneedling.Bot.Intake.Questionnaires;

/// <summary>A typed FHIR value: an answer, an option, an initial value or what a condition compares with.</summary>
public abstract record Value
{
    /// <summary>As a person reads it.</summary>
    public abstract string Words { get; }

    /// <summary>Equal in the sense of <c>enableWhen</c>. A coding without a system equals one of any system.</summary>
    public virtual bool Same(Value other) => Equals(other);

    /// <summary>Less than 0, 0 or more than 0; null when the two cannot be ordered.</summary>
    public virtual int? CompareTo(Value other) => null;

    public sealed override string ToString() => Words;
}

public sealed record BooleanValue(bool IsTrue) : Value
{
    public override string Words => IsTrue ? "Yes" : "No";
}

/// <summary>A decimal or, where <paramref name="IsInteger"/>, an integer.</summary>
public sealed record NumberValue(decimal Number, bool IsInteger) : Value
{
    public override string Words => Number.ToString(CultureInfo.InvariantCulture);
    public override bool Same(Value other) => CompareTo(other) == 0;

    public override int? CompareTo(Value other) => other switch
    {
        NumberValue number => Number.CompareTo(number.Number),
        QuantityValue quantity => Number.CompareTo(quantity.Number),
        _ => null,
    };
}

public sealed record QuantityValue(decimal Number, string? Unit, string? System, string? Code) : Value
{
    public override string Words => $"{Number.ToString(CultureInfo.InvariantCulture)} {Unit ?? Code}".TrimEnd();
    public override bool Same(Value other) => CompareTo(other) == 0;

    public override int? CompareTo(Value other) => other switch
    {
        QuantityValue quantity when (Code ?? Unit) == (quantity.Code ?? quantity.Unit) || (quantity.Code ?? quantity.Unit) is null
            => Number.CompareTo(quantity.Number),
        NumberValue number => Number.CompareTo(number.Number),
        _ => null,
    };
}

/// <summary>A date of FHIR precision: <c>2026</c>, <c>2026-03</c> or <c>2026-03-09</c>.</summary>
public sealed record DateValue(string Iso) : Value
{
    /// <summary>The first day that the text can mean.</summary>
    public DateOnly First => Iso.Length switch
    {
        4 => new DateOnly(Part(0, 4), 1, 1),
        7 => new DateOnly(Part(0, 4), Part(5, 2), 1),
        _ => new DateOnly(Part(0, 4), Part(5, 2), Part(8, 2)),
    };

    /// <summary>The last day that the text can mean.</summary>
    public DateOnly Last => Iso.Length switch { 4 => First.AddYears(1).AddDays(-1), 7 => First.AddMonths(1).AddDays(-1), _ => First };

    public override string Words => First.ToString(Iso.Length switch { 4 => "yyyy", 7 => "MMMM yyyy", _ => "d MMMM yyyy" }, CultureInfo.InvariantCulture);
    public override int? CompareTo(Value other) => other switch
    {
        DateValue date => First.CompareTo(date.First),
        DateTimeValue time => First.CompareTo(DateOnly.FromDateTime(time.Moment.DateTime)),
        _ => null,
    };

    private int Part(int start, int length) => int.Parse(Iso.AsSpan(start, length), CultureInfo.InvariantCulture);

    /// <summary>The value, or null when the text is no FHIR date.</summary>
    public static DateValue? TryRead(string text)
    {
        var format = text.Length switch { 4 => "yyyy", 7 => "yyyy-MM", 10 => "yyyy-MM-dd", _ => null };
        return format is not null && DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? new DateValue(text) : null;
    }

    public static DateValue Of(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>A FHIR dateTime as written; a time without an offset is read as UTC when two are compared.</summary>
public sealed record DateTimeValue(string Iso) : Value
{
    public DateTimeOffset Moment => Iso.Length <= 10
        ? new DateTimeOffset(new DateValue(Iso).First.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
        : DateTimeOffset.Parse(Iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public override string Words => Iso.Length <= 10 ? new DateValue(Iso).Words : Moment.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
    public override bool Same(Value other) => CompareTo(other) == 0;
    public override int? CompareTo(Value other) => other switch
    {
        DateTimeValue time => Moment.CompareTo(time.Moment),
        DateValue date => DateOnly.FromDateTime(Moment.DateTime).CompareTo(date.First),
        _ => null,
    };

    public static DateTimeValue? TryRead(string text) =>
        text.Length <= 10 ? (DateValue.TryRead(text) is null ? null : new DateTimeValue(text))
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) ? new DateTimeValue(text) : null;
}

/// <summary>A time of day, <c>hh:mm:ss</c>.</summary>
public sealed record TimeValue(string Iso) : Value
{
    public override string Words => Iso.EndsWith(":00", StringComparison.Ordinal) && Iso.Length == 8 ? Iso[..5] : Iso;
    public override int? CompareTo(Value other) => other is TimeValue time ? string.CompareOrdinal(Iso, time.Iso) : null;

    public static TimeValue? TryRead(string text) =>
        TimeOnly.TryParseExact(text, ["HH:mm:ss", "HH:mm", "HH:mm:ss.fff"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new TimeValue(time.ToString(time.Millisecond == 0 ? "HH:mm:ss" : "HH:mm:ss.fff", CultureInfo.InvariantCulture)) : null;
}

/// <summary>Text: the answer to a string or text item, or an open-choice answer in own words.</summary>
public sealed record StringValue(string Text) : Value
{
    public override string Words => Text;
    public override int? CompareTo(Value other) => other is StringValue text ? string.CompareOrdinal(Text, text.Text) : null;
}

public sealed record UriValue(string Uri) : Value
{
    public override string Words => Uri;
}

public sealed record CodingValue(string? System, string? Code, string? Display) : Value
{
    public override string Words => Display ?? Code ?? "";

    public override bool Same(Value other) => other switch
    {
        CodingValue { Code: not null } coding when Code is not null => Code == coding.Code && (System is null || coding.System is null || System == coding.System),
        CodingValue coding => string.Equals(Words, coding.Words, StringComparison.OrdinalIgnoreCase),
        StringValue text => text.Text == Code || text.Text == Display,
        _ => false,
    };
}

public sealed record ReferenceValue(string? Reference, string? Display) : Value
{
    public override string Words => Display ?? Reference ?? "";
    public override bool Same(Value other) => other is ReferenceValue reference && (Reference ?? Display) == (reference.Reference ?? reference.Display);
}

/// <summary>A file by its web address; content is never taken here.</summary>
public sealed record AttachmentValue(string? Url, string? Title) : Value
{
    public override string Words => Title ?? Url ?? "";
}
