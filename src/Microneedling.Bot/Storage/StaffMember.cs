using Microsoft.AspNetCore.Identity;

namespace Microneedling.Bot.Storage;

/// <summary>A person who works at the clinic and signs in. User name and e-mail are the same.</summary>
public sealed class StaffMember : IdentityUser
{
    /// <summary>The name that visitors and colleagues see.</summary>
    public string DisplayName { get; set; } = "";
}
