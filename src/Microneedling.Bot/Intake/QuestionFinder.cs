using System.Globalization;
using System.Text.RegularExpressions;
using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Reading;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Intake;

/// <summary>Finds the question that "change my e-mail" means.</summary>
internal static partial class QuestionFinder
{
    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["mail"] = "email", ["mobile"] = "phone", ["telephone"] = "phone", ["number"] = "phone", ["cell"] = "phone", ["birthday"] = "age", ["old"] = "age", ["medication"] = "medicines", ["medications"] = "medicines",
        ["meds"] = "medicines", ["drugs"] = "medicines", ["tablets"] = "medicines", ["pills"] = "medicines", ["allergy"] = "allergies", ["pregnant"] = "pregnancy", ["illness"] = "conditions", ["illnesses"] = "conditions",
        ["health"] = "conditions", ["availability"] = "time", ["times"] = "time", ["goal"] = "goals", ["accutane"] = "isotretinoin", ["roaccutane"] = "isotretinoin", ["botox"] = "botulinum",
    };

    /// <summary>The questions that fit best, at most five; a number is the question's own number.</summary>
    /// <param name="takes">Whether a question takes what was said to it at once; null when nothing was.</param>
    public static IReadOnlyList<Stop> Find(Walk walk, string about, Func<Stop, int> numberOf, Func<Stop, bool>? takes = null)
    {
        var candidates = walk.Stops.Where(stop => stop is { AsksForMore: false } && (stop.IsAnswered || stop.Given?.Absent is not null)).ToList();
        if (NumberForm().Match(about.Trim()) is { Success: true } form && int.TryParse(form.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && candidates.FirstOrDefault(stop => numberOf(stop) == number) is { } counted) return [counted];
        var words = Words.Content(about.Replace("e-mail", "email", StringComparison.OrdinalIgnoreCase).Replace("e mail", "email", StringComparison.OrdinalIgnoreCase))
            .Where(word => word is not ("answer" or "question" or "address" or "details" or "info" or "nr" or "date")).Select(word => OtherNames.GetValueOrDefault(word, word)).ToList();
        if (words.Count == 0) words = [.. Words.Content(about)];
        var scored = candidates.Select(stop => (stop, Score: Score(stop, words))).Where(pair => pair.Score > 0).ToList();
        if (scored.Count == 0) return [];
        if (takes is not null && scored.FindAll(pair => takes(pair.stop)) is { Count: > 0 } fitting) scored = fitting;
        if (DateWords().IsMatch(about) && scored.FindAll(pair => pair.stop.Item.Type is ItemType.Date) is { Count: > 0 } dated) scored = dated;
        var most = scored.Max(pair => pair.Score);
        var best = scored.Where(pair => pair.Score >= most - 0.01).Select(pair => pair.stop).ToList();
        // "Change diabetes" may mean the detail, or that it was ticked at all.
        best.AddRange(scored.Select(pair => pair.stop).Where(stop => !best.Contains(stop) && Mentions(stop, words)
            && best.Any(found => found.Item.EnableWhen.Any(condition => condition.Question == stop.Item.LinkId))));
        return [.. best.Take(5)];
    }

    [GeneratedRegex(@"^(?:the )?(?:(?:question|number|answer|no|nr|q)\b[\s.:#]*)*#?(?<number>\d{1,3})(?:st|nd|rd|th)?(?: (?:question|one|answer))?$", RegexOptions.IgnoreCase)]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"\bdates?\b", RegexOptions.IgnoreCase)]
    private static partial Regex DateWords();

    private static bool Mentions(Stop stop, List<string> words) => Words.Content(stop.Answer).Any(said => words.Any(word => Words.Alike(said, word)));

    private static double Score(Stop stop, List<string> words)
    {
        var (name, text, answers) = (Words.Of(stop.Item.LinkId), Words.Content(stop.Question.Replace("e-mail", "email", StringComparison.OrdinalIgnoreCase)), Words.Content(stop.Answer));
        double score = 0;
        foreach (var word in words)
            score += name.Any(other => Words.Alike(other, word)) ? 4.0 / Math.Max(1, name.Length) + 2
                : answers.Any(other => Words.Alike(other, word)) ? 2
                : text.Any(other => Words.Alike(other, word)) ? 1.5 : 0;
        return score;
    }
}
