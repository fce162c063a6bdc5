using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Reading;
using Microneedling.Bot.Intake.Responses;

namespace Microneedling.Bot.Intake.Running;

/// <summary>
/// Runs any questionnaire: (questionnaire, response so far, input) → what became of it. Pure: nothing is kept between
/// calls, and the same input gives the same step.
/// </summary>
public static class Runner
{
    /// <summary>Longer texts are in the transcript only.</summary>
    private const int MostKept = 200;

    public static Walk Start(Questionnaire questionnaire, DateTimeOffset now) => Resume(questionnaire, Response.Empty, now);

    /// <summary>Goes on with a response, from whatever version of the questionnaire it came: what no longer applies is left out.</summary>
    public static Walk Resume(Questionnaire questionnaire, Response response, DateTimeOffset now) =>
        Walk.Of(questionnaire, Settling.Settle(questionnaire, response, now), now);

    /// <summary>Answers the stop; an answer given before is replaced.</summary>
    /// <param name="sequence">The transcript entry of the input; 0 when unknown.</param>
    /// <param name="said">What the person typed, when it is another text than the one to be read; null when it is the same.</param>
    public static Step Answer(Questionnaire questionnaire, Walk walk, Stop stop, string text, DateTimeOffset now, int sequence = 0, string? said = null)
    {
        text = text.Trim();
        if (stop.AsksForMore) return More(questionnaire, walk, stop, text, now);
        if (stop.Proposed.Count > 0 && IsKeep(text)) return Put(questionnaire, walk, stop, stop.Proposed, true, now, sequence);
        if (text.Length == 0) return Skip(questionnaire, walk, stop, now, sequence);
        return AnswerReader.Read(stop, text, now) switch
        {
            Reading.Reading.Given given => Put(questionnaire, walk, stop, given.Values, given.IsExact, now, sequence, Kept(stop, given.Values, said ?? (given.IsExact && stop.Options.Count > 0 ? "" : text))),
            Reading.Reading.Partly partly => OwnWords(questionnaire, walk, stop, partly, now, sequence, said ?? text),
            Reading.Reading.NoValue none => Leave(questionnaire, walk, stop, none.Why, now, sequence, Kept(stop, [], said ?? text)),
            Reading.Reading.Doubtful doubtful => new Step.Doubtful(doubtful.Understood, doubtful.Canonical),
            Reading.Reading.Unclear unclear => new Step.Refused(unclear.Hint, unclear.IsNear),
            _ => throw new InvalidOperationException("a reading of an unknown kind"),
        };
    }

    /// <summary>Leaves the question without an answer, where that is allowed.</summary>
    public static Step Skip(Questionnaire questionnaire, Walk walk, Stop stop, DateTimeOffset now, int sequence = 0) =>
        stop.AsksForMore ? More(questionnaire, walk, stop, "no", now)
        : stop.Item.Required ? new Step.Refused("This question needs an answer before we can go on.")
        : Leave(questionnaire, walk, stop, Absence.Skipped, now, sequence);

    private static Step Leave(Questionnaire questionnaire, Walk walk, Stop stop, Absence why, DateTimeOffset now, int sequence, string? said = null) =>
        Changed(questionnaire, walk, Edit.At(questionnaire, walk.Response, stop.Place, _ => new ResponseItem(stop.Item.LinkId) { Absent = why, Said = said, Sequence = sequence }), true, now);

    /// <summary>The words that say more than the answers picked for them; null where there is nothing to keep.</summary>
    private static string? Kept(Stop stop, IReadOnlyList<Value> values, string said)
    {
        if (said.Length is 0 or > MostKept) return null;
        if (stop.Item.Input is "email" or "tel") return ContactReader.SaysMore(said) ? said : null;
        return stop.Options.Count > 0 && values.Count > 0 && values.All(value => value is CodingValue) && Reading.OwnWords.SayMore(said, string.Join(' ', values.Select(value => value.Words))) ? said : null;
    }

    private static Step Put(Questionnaire questionnaire, Walk walk, Stop stop, IReadOnlyList<Value> values, bool isExact, DateTimeOffset now, int sequence, string? said = null)
    {
        var view = new View(questionnaire, walk.Response, now);
        foreach (var value in values)
            if (Bounds.Fault(stop.Item, value, view) is { } fault) return new Step.Refused(fault);
        // A repeating question that is still short of answers goes on from those it has.
        var kept = stop.IsOpen && stop.Item.Repeats ? stop.Given?.Answers ?? [] : [];
        var all = kept.Select(answer => answer.Value).Concat(values).Distinct().ToList();
        if (stop.Item.MaxOccurs is { } most && all.Count > most) return new Step.Refused($"At most {most} answers fit here; you gave {all.Count}.");
        if (!stop.Item.Repeats && all.Count > 1) return new Step.Refused("Only one answer fits here.");
        if (!stop.IsOpen && stop.Item.Repeats && all.Count < stop.Item.MinOccurs) return new Step.Refused($"At least {stop.Item.MinOccurs} answers are needed here.");

        var response = Edit.At(questionnaire, walk.Response, stop.Place, given => new ResponseItem(stop.Item.LinkId)
        {
            Sequence = sequence,
            Said = said,
            // What stands under an answer stays when the same answer is given again.
            Answers = [.. all.Select(value => given?.Answers.FirstOrDefault(answer => answer.Value.Equals(value)) ?? new ResponseAnswer(value))],
        });
        var again = Details.AskedAgain(questionnaire, walk, stop, all);
        foreach (var asked in again) response = Edit.At(questionnaire, response, asked.Place, _ => null);
        var step = Changed(questionnaire, walk, response, isExact, now);
        if (again.Count > 0) step = step with { Closed = [.. step.Closed.Where(closed => !again.Contains(closed))] };
        return step is Step.Taken taken && Constraints.Broken(questionnaire, taken.Walk, stop, now) is { } human ? new Step.Refused(human) : step;
    }

    /// <summary>What the list does not name goes where "anything else" leads to: to the text that is asked for then, after what stands there already.</summary>
    private static Step OwnWords(Questionnaire questionnaire, Walk walk, Stop stop, Reading.Reading.Partly said, DateTimeOffset now, int sequence, string text)
    {
        Step refused = Understood(stop, said) is { Length: > 0 } picks ? new Step.Doubtful(string.Join(", ", said.Values.Select(value => value.Words)), picks) : new Step.Refused(said.Hint);
        if (!said.IsNamed || stop.Options.FirstOrDefault(OptionKind.IsOther) is not { } other || Details.Of(questionnaire, stop.Item, other) is not { } detail) return refused;
        var values = said.Values.Where(value => !stop.Options.Any(option => option.Exclusive && option.Value.Equals(value))).Append(other.Value).Distinct().ToList();
        if (Put(questionnaire, walk, stop, values, false, now, sequence, said.Values.Count > 0 ? Kept(stop, values, text) : null) is not Step.Taken listed || listed.Walk.Stops.FirstOrDefault(asked => asked.Item == detail) is not { } open) return refused;
        return Put(questionnaire, listed.Walk, open, [new StringValue(open.IsAnswered ? Reading.OwnWords.Behind(open.Answer, said.Own) : said.Own)], false, now, sequence) is Step.Taken written
            ? written with { Closed = [.. listed.Closed, .. written.Closed], Own = said.Own } : refused;
    }

    /// <summary>The numbers that pick what was understood.</summary>
    private static string Understood(Stop stop, Reading.Reading.Partly said) =>
        stop.IsNumbered || stop.Options.Any(option => option.Exclusive && said.Values.Contains(option.Value)) ? "" : string.Join(", ", stop.Options.Index().Where(option => said.Values.Contains(option.Item.Value)).Select(option => option.Index + 1));

    private static Step More(Questionnaire questionnaire, Walk walk, Stop stop, string text, DateTimeOffset now)
    {
        if ((text.Length == 0 || YesNo.IsNone(text) ? false : YesNo.Read(text)) is not { } more) return new Step.Refused("Please answer yes or no: is there another one to add?");
        var response = Edit.At(questionnaire, walk.Response, stop.Place.Instance(stop.Instances - 1), last => (last ?? new ResponseItem(stop.Item.LinkId)) with { NoMore = !more });
        if (more) response = Edit.At(questionnaire, response, stop.Place.Instance(stop.Instances), _ => new ResponseItem(stop.Item.LinkId));
        return Changed(questionnaire, walk, response, true, now);
    }

    private static Step.Taken Changed(Questionnaire questionnaire, Walk before, Response response, bool isExact, DateTimeOffset now)
    {
        var after = Resume(questionnaire, response, now);
        // A number told for lack of an e-mail address is still the number where there is one: it moves to the question that asks for it then.
        var moved = new List<Stop>();
        foreach (var lost in Lost(before, after))
        {
            if (lost.Item.Input is not { } input || after.Stops.FirstOrDefault(stop => stop.Item.Input == input && stop.Given is null) is not { } open) continue;
            after = Resume(questionnaire, Edit.At(questionnaire, after.Response, open.Place, _ => lost.Given! with { LinkId = open.Item.LinkId }), now);
            moved.Add(lost);
        }
        return new Step.Taken(after, [.. Lost(before, after).Except(moved)], isExact);
    }

    private static List<Stop> Lost(Walk before, Walk after) => [.. before.Stops.Where(stop => stop.IsAnswered && after.At(stop.Place) is not { IsAnswered: true })];

    private static bool IsKeep(string text) =>
        text.Length == 0 || Words.Normal(text) is "keep" or "keep it" or "same" or "ok" or "okay" or "as it is" or "leave it" or "leave it as it is" or "thats right" or "correct" or "fine";
}
