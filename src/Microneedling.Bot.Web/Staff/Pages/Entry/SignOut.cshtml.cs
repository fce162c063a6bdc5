using Microneedling.Bot.Handoff.Audit;
using Microneedling.Bot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Microneedling.Bot.Web.Staff.Pages;

public sealed class SignOutModel(SignInManager<StaffMember> signIn, AuditLog audit) : PageModel
{
    public IActionResult OnGet() => Redirect("/staff/sign-in");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (User.Identity?.IsAuthenticated == true) await audit.WriteAsync(User.ToActor(), AuditAction.SignedOut, null, null, cancellationToken);
        await signIn.SignOutAsync();
        return Redirect("/staff/sign-in");
    }
}
