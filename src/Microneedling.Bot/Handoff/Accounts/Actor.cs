namespace Microneedling.Bot.Handoff.Accounts;

/// <summary>Who does it.</summary>
/// <param name="Role">See <see cref="StaffRoles"/>; null for those who are not staff.</param>
public sealed record Actor(string Id, string Name, string? Role = null)
{
    public static Actor Assistant { get; } = new("assistant", "Assistant");
    public static Actor Visitor { get; } = new("visitor", "Visitor");

    /// <summary>Someone at the server's own console.</summary>
    public static Actor Console { get; } = new("console", "Console", StaffRoles.Admin);

    public bool IsAdmin => Role == StaffRoles.Admin;

    /// <summary>May read answers, flags with their words, summaries and what was said to the assistant.</summary>
    public bool MaySeeHealth => Role is StaffRoles.Admin or StaffRoles.Clinician;
}

/// <summary>The roles, each with the rights of the one before.</summary>
public static class StaffRoles
{
    /// <summary>Sees who to reach and when, moves cases along, answers chats; not what is reserved for clinicians.</summary>
    public const string Reception = "reception";

    /// <summary>Sees everything of a case.</summary>
    public const string Clinician = "clinician";

    /// <summary>Also invites staff, reads the audit and erases.</summary>
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Reception, Clinician, Admin];
}
