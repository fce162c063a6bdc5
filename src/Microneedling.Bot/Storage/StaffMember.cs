using Microsoft.AspNetCore.Identity;

namespace Microneedling.Bot.Storage;

/// <summary>A person who works at the clinic and signs in. User name and e-mail are the same.</summary>
public sealed class StaffMember : IdentityUser
{
    /// <summary>The name that visitors and colleagues see.</summary>
    [PersonalData, System.ComponentModel.DataAnnotations.MaxLength(100)]
    public string DisplayName { get; set; } = "";

    /// <summary>The one role of this person; what roles there are and may do is told beside the hand-off.</summary>
    [System.ComponentModel.DataAnnotations.MaxLength(20)]
    public string Role { get; set; } = "";

    /// <summary>Left the clinic: cannot sign in, the name stays in what was done.</summary>
    public bool HasLeft { get; set; }
}
