using Microneedling.Bot.Intake;

namespace Microneedling.Bot.Web.Staff;

/// <summary>Flag levels as staff read and see them.</summary>
public static class Labels
{
    public static string Of(FlagLevel? level) => level switch
    {
        FlagLevel.Urgent => "Urgent",
        FlagLevel.ClinicianReview => "Clinician review",
        FlagLevel.Postpone => "Postpone",
        FlagLevel.Note => "Note",
        _ => "No flags",
    };

    /// <summary>What everybody on the team may know of a case: how to go about it, and nothing of why.</summary>
    public static string Advice(FlagLevel? level) => level switch
    {
        FlagLevel.Urgent => "A clinician must look at this now.",
        FlagLevel.ClinicianReview => "A clinician looks at this before anything is booked.",
        FlagLevel.Postpone => "Ask a clinician about the time before booking.",
        FlagLevel.Note => "There are notes for the clinician.",
        _ => "Nothing was flagged.",
    };

    /// <summary>Part of a CSS class.</summary>
    public static string Class(FlagLevel? level) => level switch
    {
        FlagLevel.Urgent => "urgent",
        FlagLevel.ClinicianReview => "review",
        FlagLevel.Postpone => "postpone",
        FlagLevel.Note => "note",
        _ => "none",
    };
}
