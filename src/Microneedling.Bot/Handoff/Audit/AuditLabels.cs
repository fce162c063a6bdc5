namespace Microneedling.Bot.Handoff.Audit;

public static class AuditLabels
{
    /// <summary>The action as staff read it.</summary>
    public static string Label(this AuditAction action) => action switch
    {
        AuditAction.SignedIn => "signed in",
        AuditAction.SignInFailed => "failed to sign in",
        AuditAction.LockedOut => "was locked out",
        AuditAction.SignedOut => "signed out",
        AuditAction.Opened => "opened the case",
        AuditAction.Viewed => "looked at the case",
        AuditAction.StatusChanged => "changed the status",
        AuditAction.Assigned => "assigned the case",
        AuditAction.Labelled => "changed the labels",
        AuditAction.NoteAdded => "added a private note",
        AuditAction.TookOver => "took over the chat",
        AuditAction.Replied => "replied in the chat",
        AuditAction.HandedBack => "handed the chat back",
        AuditAction.ReturnedToQueue => "returned the chat to the queue",
        AuditAction.Withdrawn => "withdrew the request",
        AuditAction.Exported => "exported",
        AuditAction.Printed => "printed",
        AuditAction.Erased => "erased the person’s data",
        AuditAction.Expired => "deleted what was kept long enough",
        AuditAction.StaffInvited => "invited a colleague",
        AuditAction.StaffJoined => "joined the staff",
        AuditAction.StaffChanged => "changed an account",
        AuditAction.SecondFactorChanged => "changed the second factor",
        AuditAction.InsightsViewed => "looked at the insights",
        AuditAction.AuditViewed => "looked at the audit",
        _ => "proposed content",
    };
}
