using System.Globalization;
using Microneedling.Bot.Conversation;
using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Intake;

/// <summary>Makes of a complete walk what leaves for staff.</summary>
internal static class IntakeCompletion
{
    public static CompletedIntake Of(IntakeSession session, Turn turn)
    {
        var response = session.Walk.Response;
        var phone = Text("contact-phone") ?? Text("contact-phone-only");
        return new CompletedIntake(
            session.Memory.Id, session.Questionnaire.Id, session.Questionnaire.Version, session.Memory.StartedAt, turn.Now,
            new IntakeContact(Text("contact-name"), phone, Text("contact-email"), Text("contact-time"), Text("contact-channel") ?? (phone is null ? "e-mail" : Text("contact-email") is null ? "phone" : null)),
            session.Memory.Consent,
            Flags(session, turn),
            [.. session.Progress.Shown.Where(stop => !stop.AsksForMore).Select(Answer)],
            ResponseJson.ToFhir(response, session.Questionnaire, "completed", turn.Now).ToJsonString());

        string? Text(string linkId) => response.AnswersTo(linkId).ToList() is { Count: > 0 } values ? string.Join(", ", values.Select(value => value.Words)) : null;
    }

    public static IReadOnlyList<IntakeFlag> Flags(IntakeSession session, Turn turn) => session.Edition.Flags.Evaluate(session.Walk, DateOnly.FromDateTime(turn.Now.DateTime));

    /// <summary>"When could I?": the usual waits that the visitor's own dates set running, in plain words.</summary>
    public static IReadOnlyList<string> Waits(IntakeSession session, Turn turn)
    {
        var rules = session.Edition.Flags;
        return [.. from flag in Flags(session, turn)
                   let day = flag.EarliestToDiscuss is { } earliest ? Day(earliest) : null
                   where day is not null
                   let rule = rules.Rules.First(rule => rule.Id == flag.Id)
                   let wait = rules.Waits[rule.Wait!]
                   select wait.Number == 0
                       ? $"The usual wait {wait.Label} a new consultation: from what you told me, about {day} at the earliest."
                       : $"The usual wait {wait.Label} is {wait.Words}: from what you told me, {day} is the earliest date to talk about it."];
    }

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static IntakeAnswer Answer(Stop stop) => new(stop.Item.LinkId, stop.Section, stop.Question, stop.Told, State(stop), stop.Given?.Sequence ?? 0);

    private static AnswerState State(Stop stop) => stop.Given switch
    {
        null or { Absent: Absence.Skipped or Absence.NotTaken } => AnswerState.Skipped,
        { Absent: Absence.NotSure } => AnswerState.NotSure,
        { Absent: Absence.PreferToSayToStaff } => AnswerState.PreferToSayToStaff,
        var given when given.Answers.Any(answer => answer.Value is CodingValue { Code: "not-sure" }) => AnswerState.NotSure,
        var given when given.Answers.Any(answer => answer.Value is CodingValue { Code: "tell-staff" }) => AnswerState.PreferToSayToStaff,
        _ => AnswerState.Answered,
    };
}
