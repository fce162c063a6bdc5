namespace Microneedling.Bot.Tests.Journeys;

/// <summary>
/// A conversation as clinic staff would write it down. Lines: <c>user: text</c> types, <c>press: label</c> presses a shown
/// button, <c>bot: part … part</c> wants one message with these parts in this order, <c>bot: …</c> any one message,
/// <c>choices: a | b</c> wants these buttons under the last messages, <c>later: 7.00:00:00</c> lets time pass, <c>restart:</c>
/// restarts the assistant on the same data. Blank lines and lines with # are not read. Each message must be mentioned.
/// </summary>
internal sealed record ChatScript(IReadOnlyList<ChatScript.Line> Lines)
{
    public sealed record Line(int Number, string Who, string Text);

    public static ChatScript Read(string file)
    {
        var lines = new List<Line>();
        var number = 0;
        foreach (var raw in File.ReadLines(file))
        {
            number++;
            if (raw.Trim() is not { Length: > 0 } text || text[0] == '#') continue;
            var colon = text.IndexOf(':');
            if (colon < 0 || text[..colon] is not ("user" or "press" or "bot" or "choices" or "later" or "restart"))
                throw new FormatException($"{Path.GetFileName(file)}:{number}: begin the line with user:, press:, bot:, choices:, later: or restart:");
            lines.Add(new Line(number, text[..colon], text[(colon + 1)..].Trim()));
        }
        return new ChatScript(lines);
    }
}
