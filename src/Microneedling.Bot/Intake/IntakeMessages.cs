using System.Globalization;
using System.Text;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Intake;

/// <summary>What the visitor reads while the questionnaire runs. Pure.</summary>
internal static class IntakeMessages
{
    private const int MostButtons = 5;

    /// <summary>The open question, with what belongs before it.</summary>
    /// <param name="lead">A sentence in front, such as what was wrong; null for none.</param>
    public static Message Question(IntakeProgress progress, Stop stop, string? lead = null, bool again = false)
    {
        var text = new StringBuilder();
        Line(text, lead);
        foreach (var note in stop.Notes) Line(text, note);
        var (number, about) = (progress.NumberOf(stop), progress.Total);
        if (number > 0) Line(text, $"**{number} of about {about}**{(stop.Section.Length > 0 ? $" · {stop.Section}" : "")}");
        Line(text, again && stop.Answer.Length > 0 ? $"{stop.Question}\n\nSo far: {stop.Answer}" : stop.Question);
        if (!stop.AsksForMore)
            foreach (var hint in stop.Item.Hints) Line(text, hint);
        var isList = stop.Options.Count > 0 && !stop.AsksForMore;
        if (isList) Line(text, string.Join('\n', stop.Options.Select((option, index) => $"{Mark(stop, index)} {option.Label}")));
        if (Example(stop) is { } example) Line(text, example);
        if (stop.Proposed.Count > 0) Line(text, $"Suggested: {string.Join(", ", stop.Proposed.Select(value => value.Words))}. Say \"keep\" to take it.");
        return new Message(text.ToString()) { Choices = Buttons(stop), Form = Form(stop, number, about) };
    }

    public static MessageForm Form(Stop stop, int number, int total)
    {
        var item = stop.Item;
        var limits = item.Limits;
        return new MessageForm(Kind(stop))
        {
            Options = [.. stop.Options.Select(option => option.Label)],
            Exclusive = stop.Options.Where(option => option.Exclusive).Select(option => option.Label).ToArray() is { Length: > 0 } alone ? alone : null,
            Placeholder = item.EntryFormat ?? item.Input switch { "email" => "sam@example.com", "tel" => "+44 7700 900123", _ => null },
            Min = Plain(limits.Min),
            Max = Plain(limits.Max),
            MaxLength = limits.MaxLength,
            Unit = item.Units is [{ Unit: { } unit }] ? unit : null,
            Required = item.Required,
            Step = number,
            Steps = number > 0 ? total : 0,
        };
    }

    /// <summary>Everything answered, line by line, with the numbers that "change 4" goes by.</summary>
    public static string Summary(IntakeProgress progress)
    {
        var text = new StringBuilder();
        foreach (var section in progress.Shown.Where(stop => stop is { AsksForMore: false, Given: not null }).GroupBy(stop => stop.Section))
        {
            if (section.Key.Length > 0) text.Append(CultureInfo.InvariantCulture, $"**{section.Key}**\n\n");
            foreach (var stop in section) text.Append(CultureInfo.InvariantCulture, $"{progress.NumberOf(stop)}. {Short(stop.Question)} **{Plain(stop.Told)}**\n");
            text.Append('\n');
        }
        return text.ToString().TrimEnd();
    }

    public static Message Review(IntakeProgress progress, string? lead = null) =>
        new($"{(lead is null ? "" : lead + "\n\n")}That is everything. Please read it once more; nothing has been sent yet.\n\n{Summary(progress)}\n\nSay \"send\" to send it to the team, or \"change\" with what you want to change, such as \"change my e-mail\".")
        {
            Choices = [new Choice("Send to the team", new TurnAction(IntakeActions.Send)), new Choice("Stop and delete", new TurnAction(IntakeActions.Delete))],
            Form = new MessageForm("review") { Options = [.. progress.Shown.Where(stop => stop is { AsksForMore: false, Given: not null }).Select(stop => stop.Question)], Step = progress.Total, Steps = progress.Total },
        };

    /// <summary>The number that picks the option, unless its label has one of its own.</summary>
    private static string Mark(Stop stop, int index) => stop.IsNumbered ? "-" : $"{index + 1}.";

    public static Choice Button(string title, string action, string? id = null) => new(title, new TurnAction(action, id));

    private static IReadOnlyList<Choice> Buttons(Stop stop)
    {
        var place = stop.Place.Path;
        var buttons = new List<Choice>();
        if (stop.AsksForMore || stop is { Item.Type: ItemType.Boolean, Options.Count: 0 }) buttons.AddRange([Button("Yes", IntakeActions.Answer, place), Button("No", IntakeActions.Answer, place)]);
        else if (!stop.Item.Repeats && stop.Options.Count <= MostButtons) buttons.AddRange(stop.Options.Select(option => Button(option.Label, IntakeActions.Answer, place)));
        if (!stop.Item.Required && !stop.AsksForMore) buttons.Add(Button("Skip", IntakeActions.Skip, place));
        if (stop.Item.Why is not null) buttons.Add(Button("Why do you ask?", IntakeActions.Why, place));
        return buttons;
    }

    private static string? Example(Stop stop) => stop.AsksForMore || stop.Options.Count > 0 ? null : stop.Item.Type switch
    {
        ItemType.Date => "For example: 14 March 2026, last March, or two months ago." + (stop.Item.TakesUnsure ? " \"Not sure\" is fine too." : ""),
        ItemType.DateTime => "For example: 14 March 2026, 14:30.",
        ItemType.Time => "For example: 14:30.",
        ItemType.Quantity or ItemType.Decimal or ItemType.Integer when stop.Item.Units.Count > 0 => $"In {string.Join(" or ", stop.Item.Units.Select(unit => unit.Unit))}.",
        _ => null,
    };

    private static string Kind(Stop stop) => stop.AsksForMore ? "boolean" : stop.Options.Count > 0 ? stop.Item.Repeats ? "choices" : "choice" : stop.Item.Type switch
    {
        ItemType.Boolean => "boolean",
        ItemType.Date => "date",
        ItemType.DateTime => "datetime",
        ItemType.Time => "time",
        ItemType.Integer or ItemType.Decimal => "number",
        ItemType.Quantity => "quantity",
        ItemType.Url => "url",
        ItemType.Text => "longtext",
        ItemType.Attachment => "file",
        _ => stop.Item.Input is "email" or "tel" ? stop.Item.Input : "text",
    };

    private static string? Plain(Value? value) => value switch { DateValue date => date.Iso, null => null, _ => value.Words };

    /// <summary>A question without its advice on how to answer.</summary>
    private static string Short(string question) => question.Split(" Pick ", 2)[0].Split(" A rough date", 2)[0].Split(" You can skip", 2)[0];

    /// <summary>The visitor's words as plain text inside Markdown.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            if (c is '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '<' or '>' or '#' or '|' or '!' or '~') plain.Append('\\');
            plain.Append(c);
        }
        return plain.ToString();
    }

    private static void Line(StringBuilder text, string? line)
    {
        if (string.IsNullOrEmpty(line)) return;
        if (text.Length > 0) text.Append("\n\n");
        text.Append(line);
    }
}
