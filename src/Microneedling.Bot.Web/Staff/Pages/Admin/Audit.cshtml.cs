using Microneedling.Bot.Handoff;
using Microneedling.Bot.Handoff.Accounts;
using Microneedling.Bot.Handoff.Audit;
using Microsoft.AspNetCore.Mvc;

namespace Microneedling.Bot.Web.Staff.Pages;

public sealed class AuditModel(AuditTrail trail, AuditChain chain, AuditLog log, StaffNames names) : StaffPage
{
    [BindProperty(SupportsGet = true)] public string? Subject { get; set; }
    [BindProperty(SupportsGet = true)] public string? Who { get; set; }
    [BindProperty(SupportsGet = true)] public bool Verify { get; set; }
    [BindProperty(SupportsGet = true, Name = "p")] public int PageNumber { get; set; } = 1;

    public IReadOnlyList<AuditEntry> Lines { get; private set; } = [];
    public int Total { get; private set; }
    public AuditVerdict? Verdict { get; private set; }
    public IReadOnlyDictionary<string, string> Staff { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Subject = string.IsNullOrWhiteSpace(Subject) ? null : CaseReference.Parse(Subject) ?? Subject.Trim();
        PageNumber = Math.Max(1, PageNumber);
        if (Verify) Verdict = await chain.VerifyAsync(cancellationToken);
        await log.WriteAsync(Actor, AuditAction.AuditViewed, null, null, cancellationToken);
        (Lines, Total) = await trail.ReadAsync(Subject, string.IsNullOrEmpty(Who) ? null : Who, PageNumber, cancellationToken);
        Staff = await names.AllAsync(cancellationToken);
    }

    public string LinkTo(int page) =>
        $"/staff/audit?p={page}{(Subject is null ? "" : "&subject=" + Uri.EscapeDataString(Subject))}{(string.IsNullOrEmpty(Who) ? "" : "&who=" + Uri.EscapeDataString(Who))}";
}
