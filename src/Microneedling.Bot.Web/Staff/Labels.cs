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
