using Microneedling.Bot.Handoff.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Microneedling.Bot.Web.Staff.Pages;

public sealed class PeopleModel(People people, Invitations invitations, ServerAddress address) : StaffPage
{
    public IReadOnlyList<PersonRow> People { get; private set; } = [];
    public IReadOnlyList<OpenInvitation> Invited { get; private set; } = [];

    /// <summary>The link just made: shown on this answer only.</summary>
    public string? Link { get; private set; }

    public string? LinkFor { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        People = await people.ReadAsync(cancellationToken);
        Invited = await invitations.OpenAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostInviteAsync(string? email, string? role, CancellationToken cancellationToken)
    {
        if (email?.Contains('@') == true && StaffRoles.All.Contains(role))
        {
            Link = $"{address.Base}/staff/set-up?code={await invitations.InviteAsync(email, role!, Actor, cancellationToken)}";
            LinkFor = email;
        }
        await OnGetAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRoleAsync(string id, string role, CancellationToken cancellationToken) =>
        Back(await people.ChangeRoleAsync(id, role, Actor, cancellationToken), "The role is changed.");

    public async Task<IActionResult> OnPostLeaveAsync(string id, CancellationToken cancellationToken) =>
        Back(await people.LeaveAsync(id, hasLeft: true, Actor, cancellationToken), "This person can no longer sign in.");

    public async Task<IActionResult> OnPostReturnAsync(string id, CancellationToken cancellationToken) =>
        Back(await people.LeaveAsync(id, hasLeft: false, Actor, cancellationToken), "This person can sign in again.");

    public async Task<IActionResult> OnPostDropFactorAsync(string id, CancellationToken cancellationToken) =>
        Back(await people.DropSecondFactorAsync(id, Actor, cancellationToken), "The second factor is off; please ask them to set it up again.");

    private RedirectResult Back(bool done, string notice)
    {
        if (done) Tell(notice);
        else TellFault("Not done: somebody must stay admin.");
        return Redirect("/staff/people");
    }
}
