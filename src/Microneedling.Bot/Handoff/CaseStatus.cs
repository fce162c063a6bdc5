namespace Microneedling.Bot.Handoff;

/// <summary>Where a case stands.</summary>
public enum CaseStatus { New, InReview, Contacted, Booked, Closed }

/// <summary>What opened the case.</summary>
public enum CaseKind { Intake, Handoff, Urgent }

public static class CaseStatuses
{
    public static IReadOnlyList<CaseStatus> All { get; } = Enum.GetValues<CaseStatus>();

    /// <summary>Steps may be left out (a phone call answers a new case at once); only a closed case has just one way back.</summary>
    public static bool MayBecome(this CaseStatus from, CaseStatus to) => from switch
    {
        _ when from == to => false,
        CaseStatus.Closed => to == CaseStatus.InReview,
        _ => to != CaseStatus.New,
    };

    public static string Label(this CaseStatus status) => status switch
    {
        CaseStatus.New => "New",
        CaseStatus.InReview => "In review",
        CaseStatus.Contacted => "Contacted",
        CaseStatus.Booked => "Booked",
        _ => "Closed",
    };

    public static string Label(this CaseKind kind) => kind switch
    {
        CaseKind.Intake => "Pre-consultation",
        CaseKind.Handoff => "Wants a person",
        _ => "Urgent words",
    };
}
