using System.Security.Claims;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Microneedling.Bot.Web.Staff;

/// <summary>Signs staff in; who has left stays out.</summary>
public sealed class StaffSignIn(
    UserManager<StaffMember> users, IHttpContextAccessor contexts, IUserClaimsPrincipalFactory<StaffMember> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<StaffMember>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<StaffMember> confirmation)
    : SignInManager<StaffMember>(users, contexts, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(StaffMember user) => !user.HasLeft && await base.CanSignInAsync(user);
}

/// <summary>Puts name and role into the session.</summary>
public sealed class StaffClaims(UserManager<StaffMember> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<StaffMember>(users, options)
{
    public const string DisplayName = "display-name";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffMember user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        identity.AddClaim(new Claim(identity.RoleClaimType, user.Role));
        return identity;
    }
}

public static class StaffPrincipal
{
    /// <summary>The signed-in staff member.</summary>
    public static Actor ToActor(this ClaimsPrincipal user) => new(
        user.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in."),
        user.FindFirstValue(StaffClaims.DisplayName) ?? "",
        user.FindFirstValue(ClaimTypes.Role));
}
