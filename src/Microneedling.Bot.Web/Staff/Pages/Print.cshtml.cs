using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Audit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Microneedling.Bot.Web.Staff.Pages;

[Authorize(StaffRegistration.SeesHealth)]
public sealed class PrintModel(CaseFile file, AuditLog audit) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "notes")] public bool WithNotes { get; set; }

    public CaseView View { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken cancellationToken)
    {
        if (CaseReference.Parse(reference) is not { } known || await file.OpenAsync(known, Actor, refresh: true, cancellationToken) is not { } view) return NotFound();
        await audit.WriteAsync(Actor, AuditAction.Printed, known, WithNotes ? "with notes" : null, cancellationToken);
        View = view;
        return Page();
    }
}
