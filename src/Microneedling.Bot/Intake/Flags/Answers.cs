using Microneedling.Bot.Intake.Questionnaires;
using Microneedling.Bot.Intake.Responses;
using Microneedling.Bot.Intake.Running;

namespace Microneedling.Bot.Intake.Flags;

/// <summary>The answers of a walk by link id.</summary>
public sealed class Answers(Walk walk)
{
    private readonly ILookup<string, ResponseItem> byLinkId = walk.Response.All.ToLookup(item => item.LinkId, StringComparer.Ordinal);

    public IEnumerable<Value> To(string linkId) => byLinkId[linkId].SelectMany(item => item.Answers).Select(answer => answer.Value);

    /// <summary>The codes answered; "not sure" and "prefer to say" count by these codes however they were said.</summary>
    public IEnumerable<string> Codes(string linkId) => byLinkId[linkId].SelectMany(item => item.Absent switch
    {
        Absence.NotSure or Absence.Skipped => ["not-sure"],
        Absence.PreferToSayToStaff => ["tell-staff"],
        _ => item.Answers.Select(answer => answer.Value).OfType<CodingValue>().Select(coding => coding.Code).OfType<string>(),
    });

    public DateValue? Date(string linkId) => To(linkId).OfType<DateValue>().FirstOrDefault();

    public bool IsLeftOpen(Stop stop) => stop.Given is { } given
        && (given.Absent is Absence.NotSure or Absence.PreferToSayToStaff or Absence.Skipped
            || given.Answers.Any(answer => answer.Value is CodingValue { Code: "not-sure" or "tell-staff" }));
}
