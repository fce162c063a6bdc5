using Microsoft.AspNetCore.Identity;

namespace Microneedling.Bot.Handoff.Accounts;

/// <summary>The rules of staff accounts.</summary>
internal static class StaffAccounts
{
    public static void Configure(IdentityOptions options)
    {
        options.User.RequireUniqueEmail = true;

        // Length beats decoration (NIST SP 800-63B 5.1.1.2): no forced digits or signs.
        options.Password.RequiredLength = 12;
        options.Password.RequiredUniqueChars = 5;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;

        options.Lockout.AllowedForNewUsers = true;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
    }
}
