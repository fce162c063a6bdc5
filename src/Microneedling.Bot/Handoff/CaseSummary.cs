using Microneedling.Bot.Intake;

namespace Microneedling.Bot.Handoff;

/// <summary>One line of a summary and the message it rests on; 0 when it rests on none.</summary>
public sealed record SummaryLine(string Text, int Sequence);

/// <summary>
/// The case in at most 120 words, by rules: flags first, then what the person wants, what they are unsure of or left
/// out, and what they asked. Nothing is worded anew; the person's words are quoted.
/// </summary>
public static class CaseSummary
{
    public const int MaxWords = 120;
    private const int MaxQuote = 12;

    /// <param name="asked">The titles of what the assistant was asked about, with the message each.</param>
    public static IReadOnlyList<SummaryLine> Build(CaseBody body, IReadOnlyList<(string Title, int Sequence)> asked)
    {
        var lines = new List<SummaryLine>();
        if (body.Reason is not null) lines.Add(new($"Urgent: {body.Reason.TrimEnd('.')}.", body.ReasonSequence));
        else if (body.Request is not null) lines.Add(new($"Wants a person: {Quote(body.Request)}", body.ReasonSequence));
        foreach (var flag in body.Flags.OrderByDescending(flag => flag.Level)) lines.Add(Flag(flag, body.Answers));
        foreach (var wish in body.Answers.Where(IsWish)) lines.Add(new($"{Asked(wish)}: {Quote(wish.Answer)}", wish.Sequence));
        Add(lines, "Not sure about: ", body.Answers.Where(answer => answer.State == AnswerState.NotSure));
        Add(lines, "Will tell in person: ", body.Answers.Where(answer => answer.State == AnswerState.PreferToSayToStaff));
        Add(lines, "Skipped: ", body.Answers.Where(answer => answer.State == AnswerState.Skipped));
        if (asked.Count > 0) lines.Add(new($"Asked about: {string.Join(", ", asked.Select(question => question.Title).Distinct())}.", asked[0].Sequence));
        return Cut(lines);
    }

    /// <summary>What the person would like: the questions whose linkId says so, such as <c>goals</c> or <c>good-result</c>.</summary>
    public static bool IsWish(IntakeAnswer answer) => answer.State == AnswerState.Answered
        && answer.LinkId.Split('-').Any(word => word is "goal" or "goals" or "wish" or "wishes" or "area" or "areas" or "concern" or "concerns" or "result");

    private static SummaryLine Flag(IntakeFlag flag, IReadOnlyList<IntakeAnswer> answers)
    {
        var said = answers.Where(answer => flag.LinkIds.Contains(answer.LinkId)).ToList();
        var quote = said.Count == 0 ? "" : $": {string.Join(", ", said.Select(answer => Quote(answer.Answer)))}";
        var earliest = flag.EarliestToDiscuss is { } date ? $" Earliest to discuss: {date:d MMMM yyyy}." : "";
        return new($"{Capital(flag.Text)} – {flag.Reason.TrimEnd('.')}{quote}.{earliest}", said.Select(answer => answer.Sequence).FirstOrDefault());
    }

    private static void Add(List<SummaryLine> lines, string lead, IEnumerable<IntakeAnswer> answers)
    {
        var all = answers.ToList();
        if (all.Count > 0) lines.Add(new($"{lead}{string.Join("; ", all.Select(Asked))}.", all[0].Sequence));
    }

    private static List<SummaryLine> Cut(List<SummaryLine> lines)
    {
        const int Reserve = 8; // for the line that tells what was left out
        var (kept, words) = (new List<SummaryLine>(), 0);
        foreach (var line in lines)
        {
            var count = WordsOf(line.Text).Length;
            if (words + count > MaxWords - Reserve) break;
            kept.Add(line);
            words += count;
        }
        if (kept.Count < lines.Count) kept.Add(new($"… and {lines.Count - kept.Count} more, below.", 0));
        return kept;
    }

    /// <summary>The question itself, without the help behind it ("Pick all that fit").</summary>
    private static string Asked(IntakeAnswer answer)
    {
        var end = answer.Question.IndexOf('?', StringComparison.Ordinal);
        return (end > 0 ? answer.Question[..end] : answer.Question).TrimEnd('.', ':', ' ');
    }

    private static string Quote(string text)
    {
        var words = WordsOf(text);
        return words.Length <= MaxQuote ? $"“{text.Trim()}”" : $"“{string.Join(' ', words[..MaxQuote])} …”";
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string[] WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
