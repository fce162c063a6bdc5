using Microneedling.Bot.Handoff.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Microneedling.Bot.Web.Staff;

/// <summary>A page of a signed-in staff member.</summary>
public abstract class StaffPage : PageModel
{
    private const string NoticeKey = "notice", FaultKey = "fault";

    public Actor Actor => User.ToActor();

    /// <summary>The page asked for itself, to bring itself up to date.</summary>
    protected bool IsRefresh => StaffSession.IsRefresh(Request);

    /// <summary>Told on the next page, once.</summary>
    protected void Tell(string notice) => TempData[NoticeKey] = notice;

    /// <summary>Told on the next page, once, as something that went wrong.</summary>
    protected void TellFault(string fault) => TempData[FaultKey] = fault;
}
