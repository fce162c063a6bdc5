using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Microneedling.Bot.Web.Staff.Pages;

public sealed class SetUpModel(Invitations invitations, SignInManager<StaffMember> signIn) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Code { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Password { get; set; }

    public Invitation? Invitation { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Invitation = await invitations.FindAsync(Code, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Invitation = await invitations.FindAsync(Code, cancellationToken);
        if (Invitation is null) return Page();
        if (string.IsNullOrWhiteSpace(Name)) ModelState.AddModelError("", "Please tell your name.");
        if (!ModelState.IsValid) return Page();
        var (member, faults) = await invitations.AcceptAsync(Code!, Email ?? "", Name!, Password ?? "", cancellationToken);
        foreach (var fault in faults) ModelState.AddModelError("", fault);
        if (member is null) return Page();
        await signIn.SignInAsync(member, isPersistent: false);
        return Redirect("/staff");
    }
}
