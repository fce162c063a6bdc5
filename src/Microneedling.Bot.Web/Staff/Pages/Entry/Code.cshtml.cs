using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Microneedling.Bot.Web.Staff.Pages;

public sealed class CodeModel(SignInManager<StaffMember> signIn, AuditLog audit) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Next { get; set; }
    [BindProperty] public string? Code { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Redirect("/staff/sign-in") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } member) return Redirect("/staff/sign-in");
        var code = (Code ?? "").Replace(" ", "");
        var isRecovery = !(code.Length == 6 && code.All(char.IsAsciiDigit));
        var result = isRecovery
            ? await signIn.TwoFactorRecoveryCodeSignInAsync(code)
            : await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        await audit.WriteAsync(new Actor(member.Id, member.DisplayName),
            result.Succeeded ? AuditAction.SignedIn : result.IsLockedOut ? AuditAction.LockedOut : AuditAction.SignInFailed,
            null, isRecovery ? "recovery code" : "second factor", cancellationToken);
        if (result.Succeeded) return LocalRedirect(Local.Or(Next));
        ModelState.AddModelError("", result.IsLockedOut
            ? "Too many attempts. Please wait ten minutes, then sign in again."
            : "That code is not right. Codes change every 30 seconds; a recovery code works once.");
        return Page();
    }
}
