using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Microneedling.Bot.Web.Staff.Pages;

public sealed class SignInModel(SignInManager<StaffMember> signIn, UserManager<StaffMember> users, AuditLog audit, InboxWarmUp inbox) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Next { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Password { get; set; }

    public void OnGet() => inbox.Begin();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var member = await users.FindByNameAsync((Email ?? "").Trim());
        var result = member is null
            ? Microsoft.AspNetCore.Identity.SignInResult.Failed
            : await signIn.PasswordSignInAsync(member, Password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor) return Redirect(Local.With("/staff/sign-in/code", Next));
        if (member is not null)
            await audit.WriteAsync(new Actor(member.Id, member.DisplayName),
                result.Succeeded ? AuditAction.SignedIn : result.IsLockedOut ? AuditAction.LockedOut : AuditAction.SignInFailed, null, null, cancellationToken);
        if (result.Succeeded) return LocalRedirect(Local.Or(Next));
        ModelState.AddModelError("", result.IsLockedOut
            ? "Too many attempts. Please wait ten minutes, then try again."
            : "E-mail and password do not match an account.");
        return Page();
    }
}
