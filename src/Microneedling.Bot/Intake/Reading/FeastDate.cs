using System.Text.RegularExpressions;

namespace Microneedling.Bot.Intake.Reading;

/// <summary>Days and seasons that people date by: "bonfire night", "last summer" (of the north, by its middle month), with or without a year. To be confirmed.</summary>
internal static partial class FeastDate
{
    private static readonly Dictionary<string, (int Month, int Day)> Feasts = new(StringComparer.Ordinal)
    {
        ["christmas"] = (12, 25), ["christmas day"] = (12, 25), ["xmas"] = (12, 25), ["christmas eve"] = (12, 24), ["boxing day"] = (12, 26), ["new years eve"] = (12, 31), ["new year"] = (1, 1), ["new years"] = (1, 1), ["new years day"] = (1, 1),
        ["bonfire night"] = (11, 5), ["guy fawkes"] = (11, 5), ["guy fawkes night"] = (11, 5), ["halloween"] = (10, 31), ["valentines"] = (2, 14), ["valentines day"] = (2, 14), ["st patricks day"] = (3, 17),
        ["spring"] = (4, 0), ["summer"] = (7, 0), ["autumn"] = (10, 0), ["fall"] = (10, 0), ["winter"] = (1, 0),
    };

    /// <param name="lies">-1 in the past, 1 ahead, 0 unknown.</param>
    public static DateReading? Read(string said, DateOnly today, int lies)
    {
        var match = Form().Match(said);
        if (!match.Success || !Feasts.TryGetValue(match.Groups["name"].Value, out var feast)) return null;
        var (month, day) = feast;
        var year = match.Groups["year"] is { Success: true } typed ? DateReader.FullYear(typed.Value, today)
            : DateReader.LikelyYear(month, Math.Max(1, day), today, match.Groups["which"].Value switch { "last" or "past" => -1, "next" or "this coming" => 1, _ => lies });
        return DateReader.Make(year, month, day, sure: false);
    }

    [GeneratedRegex(@"^(?:(?:over|at|by|around|during|the|of) )*(?:(?<which>last|past|this coming|this|next) )?(?:the )?(?<name>[a-z]+(?: [a-z]+){0,2}?)(?: (?:time|period|holidays?))?(?: (?:of )?(?<year>\d{4}|\d{2}))?$")]
    private static partial Regex Form();
}
